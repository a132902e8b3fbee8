import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { runSuite } from '../../scripts/test/run-suite.ts';
import type { Suite } from '../../scripts/test/suites.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

/** What a suite may come to, and what the runner must count. */
const cases: readonly {
  readonly when: string;
  readonly text: string;
  readonly passes: number;
  readonly failures: number;
}[] = [
  { when: 'all is well', text: "it('a', () => {}); it('b', () => {});", passes: 2, failures: 0 },
  {
    when: 'a test fails',
    text: "it('a', () => {}); it('b', () => { throw new Error(); });",
    passes: 1,
    failures: 1,
  },
  { when: 'a test is skipped', text: "it('a', () => {}); it.skip('b', () => {});", passes: 1, failures: 1 },
  {
    when: 'one test alone is asked for',
    text: "it.only('a', () => {}); it('b', () => {});",
    passes: 0,
    failures: 1,
  },
  { when: 'a test ends the process', text: "it('a', () => process.exit(0));", passes: 0, failures: 1 },
  {
    when: 'the process is killed',
    text: "it('a', () => process.kill(process.pid, 'SIGKILL'));",
    passes: 0,
    failures: 1,
  },
  { when: 'a file does not load', text: "import './nowhere.ts';", passes: 0, failures: 1 },
];

describe('suite runner', () => {
  for (const { when, text, passes, failures } of cases) {
    it(`counts ${passes} passed and ${failures} failed when ${when}`, async () => {
      assert.deepEqual(await runPlanted({ 'planted.test.ts': text }), { passes, failures });
    });
  }

  it('counts a failure when the suite has no file', async () => {
    assert.deepEqual(await runPlanted({}), { passes: 0, failures: 1 });
  });
});

async function runPlanted(
  files: Readonly<Record<string, string>>,
): Promise<{ passes: number; failures: number }> {
  using tree = createPlantedTree({ ...files, '.mocharc.json': '{}', 'package.json': '{"type":"module"}' });
  mkdirSync(path.join(tree.root, 'scripts'));
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(tree.root, 'node_modules'));
  symlinkSync(path.join(projectRoot, 'scripts/test'), path.join(tree.root, 'scripts/test'));
  const suite: Suite = { name: 'planted', files: ['*.test.ts'], fast: true, needs: [] };
  return await runSuite(suite, tree.root, { quiet: true });
}
