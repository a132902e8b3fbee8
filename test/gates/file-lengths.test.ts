import assert from 'node:assert/strict';
import { fileLengthGate } from '../../scripts/check.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

const root = 'src/backend/app.ts';

describe('file lengths', () => {
  it('refuses the 81st line of the composition root, and takes the 80th', async () => {
    using tree = createPlantedTree({ [root]: '// a line\n'.repeat(81) });
    assert.match(await fileLengthGate.run(tree.root), /^src\/backend\/app\.ts has 81 lines, of at most 80/);

    tree.write({ [root]: '// a line\n'.repeat(80) });
    assert.equal(await fileLengthGate.run(tree.root), '');
  });

  it('refuses a limit of a missing file', async () => {
    using tree = createPlantedTree({});

    assert.match(
      await fileLengthGate.run(tree.root),
      /^src\/backend\/app\.ts has a limit .* but doesn't exist/,
    );
  });

  it('passes this tree', async () => {
    assert.equal(await fileLengthGate.run(projectRoot), '');
  });
});
