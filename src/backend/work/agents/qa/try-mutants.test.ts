import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { AskBackend } from '../../../../contract/work/asks/work-asks.ts';
import { createWorkshop } from '../../workshop.ts';
import type { CheckRunner } from '../development/run-checks.ts';
import type { TriedMutant } from './mutation.ts';
import { type ToTry, tryMutants, withSpaces } from './try-mutants.ts';

const exec = promisify(execFile);

const counting = `exports.count = (most) => {
  let at = 0;
  while (at < most) {
    at += 1;
  }
  return at;
};
`;
const asking = "if (require('./count.js').count(3) !== 3) process.exit(1);\n";
const python = `def is_more(a, b):
    return a > b


def is_less(a, b):
    return a < b
`;
const pythonTest = `import unittest
from compare import is_less, is_more

class Compares(unittest.TestCase):
    def test_more(self):
        self.assertTrue(is_more(2, 1))
`;

describe('mutants that are tried', function () {
  this.timeout(120_000);
  let base: string;
  let folder: string;
  let levels: ('ask' | 'suggest')[];

  beforeEach(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'vireo-mutants-'));
    folder = path.join(base, 'project');
    await mkdir(folder);
    levels = [];
    await exec('git', ['init', '-q', '-b', 'main'], { cwd: folder });
  });
  afterEach(async () => await rm(base, { recursive: true, force: true, maxRetries: 3 }));

  const run = (
    signal = new AbortController().signal,
    onStep: (step: string) => void = () => undefined,
  ): CheckRunner => ({
    id: 'run-1',
    signal,
    project: { id: 'p', name: 'Project', folder, isTrusted: true },
    ask: (async () => ({ level: levels.shift() ?? 'ask' })) as unknown as AskBackend,
    report: ({ step }) => onStep(step),
    tell: () => undefined,
    tools: { workshop: createWorkshop(path.join(base, 'data')) },
  });

  const put = async (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  };
  const mutantsOf = async (file: string): Promise<readonly TriedMutant[]> => {
    const text = await readFile(path.join(folder, file), 'utf8');
    const found = await run().tools.workshop.mutants(file, text);
    return found.map((mutant) => ({ ...mutant, file, outcome: 'not-run' }));
  };
  const attempt = async (command: string, file: string, more: Partial<ToTry> = {}, runner = run()) =>
    await tryMutants(runner, {
      purpose: 'mutants',
      command,
      mutants: await mutantsOf(file),
      forMs: 60_000,
      passes: 1,
      ...more,
    });
  const said = (mutants: readonly TriedMutant[], tried: Awaited<ReturnType<typeof attempt>>) =>
    tried.kind === 'tried'
      ? mutants.map(
          ({ before, after }, at) => `${before} → ${after}: ${[...tried.outcomes.values()][at]?.outcome}`,
        )
      : tried.kind;
  const isUntouched = async (file: string, text: string) => {
    assert.equal(await readFile(path.join(folder, file), 'utf8'), text);
    assert.deepEqual(await readdir(path.join(base, 'data', 'runs')), []);
  };

  it('are killed, live, or run past a limit of time, and never stand in the files of the user', async () => {
    await put({ 'count.js': counting, 'check.js': asking });
    const mutants = (await mutantsOf('count.js')).filter(({ before }) => before !== 'at < most');

    assert.deepEqual(said(mutants, await attempt('node check.js', 'count.js', { mutants })), [
      '0 → 1: lived',
      '< → <=: killed',
      '< → >=: killed',
      'at += 1; → ;: timed-out',
      '+= → -=: timed-out',
      '1 → 2: killed',
      'at → undefined: killed',
    ]);
    await isUntouched('count.js', counting);
  });

  it('are those that run in Python, whose caches know a version by its time and length', async () => {
    await put({ 'compare.py': python, 'test_compare.py': pythonTest });
    const compared = (await mutantsOf('compare.py')).filter(({ operator }) => operator === 'return-value');
    // The same length each, one after the other within a second, in one copy.
    const mutants = ['b > a', 'b < a', 'a < b', 'b < b'].map((after, at) => {
      const mutant = compared[at % 2];
      assert.ok(mutant);
      return { ...mutant, after };
    });

    assert.deepEqual(said(mutants, await attempt('python3 -m unittest', 'compare.py', { mutants })), [
      'a > b → b > a: killed',
      'a < b → b < a: lived',
      'a > b → a < b: killed',
      'a < b → b < b: lived',
    ]);
  });

  it('are run by tests alone: what reads the text of sources, fails or changes its mind proves nothing', async () => {
    const reading = `const text = require('node:fs').readFileSync('count.js', 'utf8'); if (!text.includes('at += 1')) process.exit(1);`;
    const drifting = `const fs = require('node:fs'); fs.appendFileSync('runs.txt', '.'); if (fs.readFileSync('runs.txt', 'utf8').length > 8) process.exit(1);`;
    await put({ 'count.js': counting, 'reading.js': reading, 'drifting.js': drifting });

    assert.equal((await attempt('node reading.js', 'count.js')).kind, 'reads-text');
    assert.equal((await attempt('node drifting.js', 'count.js')).kind, 'drifted');
    const failed = await attempt('echo why; exit 1', 'count.js');
    assert.deepEqual(failed, { kind: 'failed', output: 'why\n' });
  });

  it('do not run once their time is up, or where agents suggest only by then', async () => {
    await put({ 'count.js': counting, 'check.js': asking });
    const tried = await attempt('node check.js', 'count.js', { forMs: 0 });
    assert.ok(tried.kind === 'tried');
    assert.deepEqual(
      new Set([...tried.outcomes.values()].map(({ outcome }) => outcome)),
      new Set(['not-run']),
    );

    const [first] = await mutantsOf('count.js');
    assert.ok(first);
    const many = Array.from({ length: 12 }, () => first);
    levels = ['ask', 'suggest'];
    assert.equal((await attempt('true', 'count.js', { mutants: many })).kind, 'not-allowed');
    assert.deepEqual(levels, []);
    await isUntouched('count.js', counting);
  });

  it('stop in the middle when the run is cancelled', async () => {
    await put({ 'count.js': counting, 'check.js': asking });
    const controller = new AbortController();
    const steps: string[] = [];
    const onStep = (step: string) => {
      steps.push(step);
      if (step.startsWith('Mutant 2 of')) controller.abort();
    };

    await assert.rejects(attempt('node check.js', 'count.js', {}, run(controller.signal, onStep)));
    assert.equal(steps.at(-1), 'Mutant 2 of 7: count.js');
    await isUntouched('count.js', counting);
  });

  it('are looked for behind a space more, which changes nothing of what runs', () => {
    const text = 'if (a) {\n  f(1);\n}\n';
    assert.equal(withSpaces(text, [{ start: 4 }, { start: 11 }, { start: 13 }]), 'if ( a) {\n  f( 1);\n}\n');
  });
});
