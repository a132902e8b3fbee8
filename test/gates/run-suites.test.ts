import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import type { Flaky } from '../../scripts/test/repeat-failed.ts';
import { runSuites } from '../../scripts/test/run-suites.ts';
import type { Suite } from '../../scripts/test/suites.ts';
import { add, nothing, type Totals } from '../../scripts/test/totals.ts';
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

    const totals = await runPlanted(files, { spread: 'files' });

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

  it('counts a failure when the suite cannot run', async () => {
    const prepared = async () => 'no Chromium here';

    const totals = await runPlanted({ 'planted.test.ts': "it('a', () => {});" }, { prepared });

    assert.deepEqual(countsOf(totals), { passes: 0, failures: 1 });
    assert.match(totals.failed.join(), /planted cannot run: no Chromium here/);
  });

  it('prints the output of a file whole, and records how long it took', async () => {
    const ran = await runPlanted({ 'planted.test.ts': "it('opens', () => {});" });

    assert.match(ran.printed.join(), /── planted: planted\.test\.ts ──.*✔[^\n]* opens.*1 passed, 0 failed/s);
    assert.ok((ran.seconds['planted.test.ts'] ?? 0) > 0);
  });

  it('records each file of a mocha that has several', async () => {
    const text = "describe('a', () => it('b', () => {}));";

    const ran = await runPlanted({ 'one.test.ts': text, 'two.test.ts': text });

    assert.deepEqual(Object.keys(ran.seconds).sort(), ['one.test.ts', 'two.test.ts']);
  });
});

describe('a file that fails', () => {
  /** Fails the first time, and passes from then on. */
  const unsteady = `
    import { existsSync, writeFileSync } from 'node:fs';
    it('a', () => {
      const isFirst = !existsSync('ran');
      writeFileSync('ran', '');
      if (isFirst) throw new Error('too early');
    });`;

  it('of a browser suite runs once more, and is flaky when it then passes', async () => {
    const ran = await runPlanted({ 'planted.test.ts': unsteady }, { inBrowser: true });

    assert.deepEqual(countsOf(ran), { passes: 1, failures: 0 });
    assert.deepEqual(
      ran.flaky.map(({ files }) => files),
      [['planted.test.ts']],
    );
    assert.match(ran.flaky[0]?.failed.join('\n') ?? '', /too early/);
    assert.match(ran.logs[0] ?? '', /too early/);
    assert.match(ran.logs[1] ?? '', /1 passing/);
  });

  it('of a browser suite counts when it fails again', async () => {
    const text = "it('a', () => { throw new Error('broken'); });";

    const ran = await runPlanted({ 'planted.test.ts': text }, { inBrowser: true });

    assert.deepEqual(countsOf(ran), { passes: 0, failures: 1 });
    assert.deepEqual(ran.flaky, []);
  });

  it('of a browser suite runs again when all others are done', async () => {
    const files = { 'one.test.ts': unsteady, 'two.test.ts': "it('b', () => {});" };

    const ran = await runPlanted(files, { inBrowser: true, spread: 'files' });

    const headings = ran.printed.map((text) => /── (.*) ──/.exec(text)?.[1]);
    assert.equal(headings.length, 3);
    assert.equal(headings.at(-1), 'planted: one.test.ts, once more');
    assert.deepEqual(countsOf(ran), { passes: 2, failures: 0 });
  });

  it('of a browser suite runs again without those that shared its mocha', async () => {
    const files = { 'one.test.ts': unsteady, 'two.test.ts': "it('b', () => {});" };

    const ran = await runPlanted(files, { inBrowser: true, spread: 'chunks' });

    const headings = ran.printed.map((text) => /── (.*) ──/.exec(text)?.[1]);
    assert.deepEqual(headings, ['planted: 2 files', 'planted: one.test.ts, once more']);
    assert.deepEqual(countsOf(ran), { passes: 2, failures: 0 });
    assert.deepEqual(
      ran.flaky.map(({ files: [file] }) => file),
      ['one.test.ts'],
    );
  });

  it('of a browser suite counts alone when it fails again, and those that shared its mocha as they came', async () => {
    const files = {
      'one.test.ts': "it('a', () => {}); it('b', () => { throw new Error('broken'); });",
      'two.test.ts': "it('c', () => {});",
    };

    const ran = await runPlanted(files, { inBrowser: true, spread: 'chunks' });

    assert.deepEqual(countsOf(ran), { passes: 2, failures: 1 });
    assert.deepEqual(ran.flaky, []);
  });

  it('of a browser suite with a whole mocha is found by running each of its files', async () => {
    const dead = unsteady.replace("throw new Error('too early')", 'process.exit(0)');
    const files = { 'one.test.ts': "it('b', () => {});", 'two.test.ts': dead };

    const ran = await runPlanted(files, { inBrowser: true, spread: 'chunks' });

    assert.deepEqual(countsOf(ran), { passes: 2, failures: 0 });
    assert.deepEqual(
      ran.flaky.map(({ files: [file] }) => file),
      ['one.test.ts', 'two.test.ts'],
    );
  });

  it('of any other suite never runs again', async () => {
    const ran = await runPlanted({ 'planted.test.ts': unsteady });

    assert.deepEqual(countsOf(ran), { passes: 0, failures: 1 });
    assert.deepEqual(ran.flaky, []);
  });
});

function countsOf({ passes, failures }: Totals): { passes: number; failures: number } {
  return { passes, failures };
}

interface PlantedRun extends Totals {
  readonly flaky: readonly Flaky[];
  /** What the outputs say that are kept of a repeated file. */
  readonly logs: readonly string[];
  readonly printed: readonly string[];
  readonly seconds: Readonly<Record<string, number>>;
}

interface PlantedOptions extends Partial<Pick<Suite, 'spread' | 'inBrowser'>> {
  readonly prepared?: () => Promise<string>;
}

async function runPlanted(
  files: Readonly<Record<string, string>>,
  { prepared, ...traits }: PlantedOptions = {},
): Promise<PlantedRun> {
  using tree = createPlantedTree({ ...files, '.mocharc.json': '{}', 'package.json': '{"type":"module"}' });
  const { root } = tree;
  mkdirSync(path.join(root, 'scripts'));
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'));
  symlinkSync(path.join(projectRoot, 'scripts/test'), path.join(root, 'scripts/test'));
  const suite: Suite = {
    name: 'planted',
    files: ['*.test.ts'],
    fast: true,
    needs: [],
    secondsPerKilobyte: 1,
    ...traits,
  };
  const printed: string[] = [];
  const options = { root, print: (text: string) => void printed.push(text) };
  const { results, flaky } = await runSuites([suite], { ...options, ...(prepared ? { prepared } : {}) });
  return {
    ...results.map(({ totals }) => totals).reduce(add, nothing),
    flaky,
    logs: flaky.flatMap(({ logs }) => logs.map((log) => readFileSync(path.join(root, log), 'utf8'))),
    printed,
    seconds: Object.assign({}, ...results.map(({ fileSeconds }) => fileSeconds)),
  };
}
