/** What failed before is run again and again: a check that passes now and then proves nothing. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import { judge } from '../../../../workspace/runs/verdict/verdict.ts';
import { type CheckRunner, runChecks } from './run-checks.ts';

const line = 'npm test';
const tree = {} as RunTree;

/** Lehmer's generator (Park and Miller, 1988): the same numbers in each run of the test. */
function numbers(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at * 48_271) % 2_147_483_647;
    return at / 2_147_483_647;
  };
}

function runner(passes: () => boolean): CheckRunner {
  const run = async () => ({ exitCode: passes() ? 0 : 1, outputHash: 'h', output: '' });
  return {
    id: 'r',
    project: { id: 'p', name: 'P', folder: '/p', isTrusted: true },
    signal: new AbortController().signal,
    ask: async () => ({ level: 'ask', protectedBranches: [], writes: { verdict: 'allow', reason: '' } }),
    report: () => undefined,
    tell: () => undefined,
    tools: { workshop: { run } },
  } as unknown as CheckRunner;
}

async function word(before: CheckRunner, after: CheckRunner, clock?: () => number) {
  const then = await runChecks(before, tree, { lines: [line] });
  const now = await runChecks(after, tree, { lines: [line], failedBefore: new Set([line]) }, clock);
  const verdict = judge({
    hunkIds: ['h'],
    before: then.results,
    after: now.results,
    named: [line],
    newFindings: 0,
    weakenings: [],
    isExact: true,
  });
  return { ...verdict, ran: now.results.length };
}

describe('a check that failed before', () => {
  const fails = runner(() => false);

  it('runs ten times afterwards where it is quick, and is verified with that number', async () => {
    const {
      word: said,
      ran,
      reasons,
    } = await word(
      fails,
      runner(() => true),
    );
    assert.deepEqual([said, ran, reasons[0]], ['verified', 10, { code: 'fixed', check: line, times: 10 }]);
  });

  it('runs three times where each takes a minute or more, and as often as fits in two minutes else', async () => {
    for (const [minutes, times] of [
      [1.5, 3],
      [0.5, 4],
      [0.3, 7],
    ] as const) {
      let now = 0;
      const takes = runner(() => {
        now += minutes * 60_000;
        return true;
      });
      assert.equal((await word(fails, takes, () => now)).ran, times, `${minutes}`);
    }
  });

  it('runs no more once it has failed', async () => {
    const passes = [true, true, false];
    const { word: said, ran } = await word(
      fails,
      runner(() => passes.shift() === true),
    );
    assert.deepEqual([said, ran], ['unstable', 3]);
  });

  it('comes out Verified in at most 5 of 100 where it passes 7 of 10 times by chance', async () => {
    const next = numbers(20_261_130);
    let verified = 0;
    for (let check = 0; check < 500; check += 1)
      if (
        (
          await word(
            fails,
            runner(() => next() < 0.7),
          )
        ).word === 'verified'
      )
        verified += 1;
    assert.ok(verified > 0 && verified <= 25, `${verified} of 500`);
  });
});
