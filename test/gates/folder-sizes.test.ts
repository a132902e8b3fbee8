import assert from 'node:assert/strict';
import { findFolderProblems, listLargeFolders } from '../../scripts/check/folder-sizes.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

const slice = 'src/backend/contexts/time/weeks';

function fill(folder: string, count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${folder}/file-${index}.ts`, 'export {};']),
  );
}

describe('folder sizes', () => {
  it('refuses the 31st file of a slice, whatever the exceptions say', () => {
    using tree = createPlantedTree({ ...fill(slice, 31), ...fill('src/domain', 30) });

    const problems = findFolderProblems(listLargeFolders(tree.root), { [slice]: 31 });

    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^src\/backend\/contexts\/time\/weeks has 31/);
  });

  it('lets a folder of the exceptions be as large as it was, and no larger', () => {
    using tree = createPlantedTree(fill('src/domain', 33));
    const large = listLargeFolders(tree.root);

    assert.deepEqual(findFolderProblems(large, { 'src/domain': 33 }), []);
    assert.match(findFolderProblems(large, { 'src/domain': 32 }).join(), /33 \.ts files, of at most 32/);
    assert.match(findFolderProblems(large, {}).join(), /at most 30/);
  });

  it('wants an exception written down as it shrinks', () => {
    assert.match(findFolderProblems(new Map(), { 'src/domain': 33 }).join(), /has shrunk: write nothing/);
    assert.match(findFolderProblems(new Map([['src/domain', 32]]), { 'src/domain': 33 }).join(), /write 32/);
  });
});
