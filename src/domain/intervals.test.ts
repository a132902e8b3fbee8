import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultOverlapPolicy, findOverlaps, type Interval, judgeOverlap, sharesMore } from './intervals.ts';

const minutes = fc.nat(60);
const intervals = fc
  .record({ startMs: minutes, length: minutes, running: fc.boolean() })
  .map(({ startMs, length, running }) => ({ startMs, endMs: running ? undefined : startMs + length }));

/** True when some minute belongs to both: counted, not compared. */
function shareAMinute(a: Omit<Interval, 'id'>, b: Omit<Interval, 'id'>): boolean {
  return Array.from({ length: 200 }, (_, minute) => minute).some((minute) =>
    [a, b].every((one) => one.startMs <= minute && minute < (one.endMs ?? Number.POSITIVE_INFINITY)),
  );
}

describe('intervals', () => {
  it('finds those that share time, as counting minutes does', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const found = findOverlaps({ id: 'a', ...a }, [{ id: 'b', ...b }]);

        assert.equal(found.length === 1, shareAMinute(a, b));
      }),
    );
  });

  it('lets intervals touch and never meets itself', () => {
    const morning = { id: 'morning', startMs: 0, endMs: 10 };

    assert.deepEqual(findOverlaps(morning, [morning, { id: 'noon', startMs: 10, endMs: 20 }]), []);
  });

  it('warns by default, refuses or keeps silent when told', () => {
    const candidate = { id: 'new', startMs: 5, endMs: 15 };
    const others = [
      { id: 'later', startMs: 12, endMs: 20 },
      { id: 'earlier', startMs: 0, endMs: 10 },
    ];

    assert.equal(defaultOverlapPolicy, 'warn');
    assert.deepEqual(judgeOverlap(candidate, others), { saved: true, overlapping: ['earlier', 'later'] });
    assert.deepEqual(judgeOverlap(candidate, others, 'refuse'), {
      saved: false,
      overlapping: ['earlier', 'later'],
    });
    assert.deepEqual(judgeOverlap(candidate, others, 'allow'), { saved: true, overlapping: [] });
    assert.deepEqual(judgeOverlap(candidate, [], 'refuse'), { saved: true, overlapping: [] });
  });

  it('tells a move that shares more from one that shares the same or less', () => {
    const other = { id: 'other', startMs: 10, endMs: 20 };
    const before = { id: 'moved', startMs: 5, endMs: 15 };
    const moves = [
      [5, 15],
      [8, 12],
      [0, 15],
      [20, 30],
      [5, 16],
      [12, 22],
    ];

    assert.deepEqual(
      moves.map(([startMs = 0, endMs]) =>
        sharesMore(other, { before, after: { id: 'moved', startMs, endMs } }),
      ),
      [false, false, false, false, true, true],
    );
    assert.equal(
      sharesMore(other, {
        before: { ...before, startMs: 0, endMs: 5 },
        after: { ...before, endMs: undefined },
      }),
      true,
    );
  });
});
