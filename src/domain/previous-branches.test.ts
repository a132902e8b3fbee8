import assert from 'node:assert/strict';
import { listPreviousBranches } from './previous-branches.ts';

const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];
const startMs = Date.parse('2026-11-20T10:00:00.400Z');
const second = Math.floor(startMs / 1000);
const line = (before: string, after: string, at: number, told: string) =>
  `${before} ${after} Mara <Voss> <mara@example.com> ${second + at} +0100\t${told}`;

describe('listPreviousBranches', () => {
  it('names each branch that was left since, by the commit that it ended with when it was left last', () => {
    const reflog = [
      line(a, a, -60, 'checkout: moving from old to main'),
      line(a, a, 0, 'checkout: moving from just-left to main'),
      line(a, b, 1, 'checkout: moving from main to feature/x'),
      line(b, c, 5, 'commit: checkout: moving from here to there and back'),
      line(c, a, 6, 'checkout: moving from feature/x to main'),
      line(a, c, 7, 'checkout: moving from main to feature/x'),
      line(c, b, 8, 'commit (amend): Mine'),
      line(b, a, 9, 'checkout: moving from feature/x to main'),
    ].join('\n');

    assert.deepEqual(listPreviousBranches(`${reflog}\n`, { sinceMs: startMs, out: null }), [
      { branch: 'main', tip: a },
      { branch: 'feature/x', tip: b },
    ]);
    assert.deepEqual(listPreviousBranches(reflog, { sinceMs: startMs, out: 'main' }), [
      { branch: 'feature/x', tip: b },
    ]);
  });

  it('knows a detached head by its hash, and each by itself', () => {
    const reflog = [
      line(b, a, 1, `checkout: moving from ${b} to main`),
      line(c, a, 2, `checkout: moving from ${c} to main`),
    ].join('\n');

    assert.deepEqual(listPreviousBranches(reflog, { sinceMs: startMs, out: null }), [
      { branch: b, tip: b },
      { branch: c, tip: c },
    ]);
  });

  it('knows what a rebase of another branch left, and that a branch that was rebased itself was not left', () => {
    const rebase = (begun: string, returned: string) => [
      line(b, c, 2, `rebase (start): checkout ${begun}`),
      line(c, a, 3, 'rebase (pick): Mine'),
      line(a, a, 3, `rebase (finish): returning to refs/heads/${returned}`),
    ];
    const left = (...told: string[]) =>
      listPreviousBranches([line(a, a, 1, 'checkout: moving from main to feat'), ...told].join('\n'), {
        sinceMs: startMs,
        out: 'main',
      });

    assert.deepEqual(left(line(b, c, 2, 'rebase: checkout topic')), [{ branch: 'feat', tip: b }]);
    assert.deepEqual(left(...rebase('main', 'topic')), [{ branch: 'feat', tip: b }]);
    assert.deepEqual(left(...rebase('main', 'feat')), []);
    assert.deepEqual(left(...rebase('main', 'topic').slice(0, 2)), [{ branch: 'feat', tip: b }]);
    assert.deepEqual(left(...rebase('main', 'topic'), line(c, a, 4, 'checkout: moving from topic to main')), [
      { branch: 'feat', tip: b },
      { branch: 'topic', tip: c },
    ]);
  });

  it('knows a branch that was left for what a branch was some time ago', () => {
    const reflog = line(b, a, 1, 'checkout: moving from feat to main@{5 minutes ago}');

    assert.deepEqual(listPreviousBranches(reflog, { sinceMs: startMs, out: null }), [
      { branch: 'feat', tip: b },
    ]);
  });

  it('finds nothing in what is no reflog', () => {
    assert.deepEqual(listPreviousBranches('', { sinceMs: startMs, out: null }), []);
    assert.deepEqual(
      listPreviousBranches('--output=x b\tcheckout: moving from a to b', { sinceMs: startMs, out: null }),
      [],
    );
  });
});
