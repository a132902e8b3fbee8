import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { runSuite, type Totals } from '../../scripts/test/run-suite.ts';
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
      const totals = await runPlanted({ 'planted.test.ts': text });
      assert.deepEqual(countsOf(totals), { passes, failures });
      assert.equal(totals.failed.length, failures, 'each failure has its cause');
    });
  }

  it('adds up what files in processes of their own came to', async () => {
    const files = {
      'one.test.ts': "it('a', () => {}); it('b', () => { throw new Error('in one'); });",
      'two.test.ts': "it('c', () => {});",
    };

    const totals = await runPlanted(files, 'processes');

    assert.deepEqual(countsOf(totals), { passes: 2, failures: 1 });
    assert.match(totals.failed.join(), /in one/);
  });

  it('names the test that failed, and why', async () => {
    const text = "describe('a shop', () => it('opens', () => { throw new Error('no key'); }));";
    const { failed } = await runPlanted({ 'planted.test.ts': text });
    assert.match(failed.join(), /^a shop opens\nError: no key/);
  });

  it('counts a failure when the suite has no file', async () => {
    assert.deepEqual(countsOf(await runPlanted({})), { passes: 0, failures: 1 });
  });
});

function countsOf({ passes, failures }: Totals): { passes: number; failures: number } {
  return { passes, failures };
}

async function runPlanted(files: Readonly<Record<string, string>>, spread?: 'processes'): Promise<Totals> {
  using tree = createPlantedTree({ ...files, '.mocharc.json': '{}', 'package.json': '{"type":"module"}' });
  mkdirSync(path.join(tree.root, 'scripts'));
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(tree.root, 'node_modules'));
  symlinkSync(path.join(projectRoot, 'scripts/test'), path.join(tree.root, 'scripts/test'));
  const suite: Suite = {
    name: 'planted',
    files: ['*.test.ts'],
    fast: true,
    needs: [],
    ...(spread === undefined ? {} : { spread }),
  };
  return await runSuite(suite, tree.root, { quiet: true });
}
