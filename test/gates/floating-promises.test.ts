import assert from 'node:assert/strict';
import { promiseGate } from '../../scripts/check.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

const tsconfig = JSON.stringify({
  compilerOptions: { strict: true, target: 'es2024', module: 'nodenext' },
  include: ['src'],
});
const work = 'async function work(): Promise<void> {\n  await null;\n}\n';

describe('floating promises gate', () => {
  it('refuses a promise that nobody awaits, with `void` before it, too', async () => {
    using tree = createPlantedTree({
      'tsconfig.json': tsconfig,
      'src/server/lost.ts': `${work}work();\n`,
      'src/server/hidden.ts': `${work}void work();\n`,
    });

    const refused = await promiseGate.run(tree.root);

    assert.match(refused, /^src\/server\/lost\.ts:4 Promises must be awaited/m);
    assert.match(refused, /^src\/server\/hidden\.ts:4 Promises must be awaited/m);
  });

  it('passes what is awaited, caught or handed over', async () => {
    using tree = createPlantedTree({
      'tsconfig.json': tsconfig,
      'src/server/kept.ts': `${work}function inBackground(_promise: Promise<void>): void {}\ninBackground(work());\nwork().catch(() => undefined);\nexport async function run(): Promise<void> {\n  await work();\n}\n`,
    });

    assert.equal(await promiseGate.run(tree.root), '');
  });
});
