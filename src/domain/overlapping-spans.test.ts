import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findOverlaps, type Interval } from './intervals.ts';
import {
  findOverlapping,
  findOverlappingAmong,
  listOverlapping,
  sayOnce,
  sumTogether,
} from './overlapping-spans.ts';

const span = fc
  .record({ startMs: fc.nat(60), length: fc.nat(20) })
  .map(({ startMs, length }) => ({ startMs, endMs: startMs + length }));
const spans = fc
  .array(span, { maxLength: 12 })
  .map((all) => all.map((one, at) => ({ id: String(at), ...one })));

function lastEnd(spans: readonly Omit<Interval, 'id'>[]): number | undefined {
  return spans.map(({ endMs = 0 }) => endMs).toSorted((one, other) => other - one)[0];
}

describe('time that many spans share', () => {
  it('is found of each as it is of one alone, and what is named does share it', () => {
    fc.assert(
      fc.property(spans, spans, (mine, theirs) => {
        const others = theirs.map(({ id, ...one }) => ({ ...one, id: `other-${id}` }));

        const found = findOverlapping(mine, others);

        for (const [at, one] of mine.entries()) {
          const sharing = findOverlaps(one, others);
          assert.equal(found[at]?.count ?? 0, sharing.length);
          assert.equal(found[at]?.latest.endMs, lastEnd(sharing));
          assert.ok(found[at] === undefined || sharing.includes(found[at].latest));
        }
      }),
    );
  });

  it('is found among themselves of those that share it with one that begins before', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const found = findOverlappingAmong(all);

        for (const [at, one] of all.entries()) {
          const before = findOverlaps(
            one,
            all.filter(
              (other, index) => other.startMs < one.startMs || (other.startMs === one.startMs && index < at),
            ),
          );
          assert.equal(found[at]?.count ?? 0, before.length);
          assert.equal(found[at]?.latest.endMs, lastEnd(before));
          assert.ok(found[at] === undefined || before.includes(found[at].latest));
        }
      }),
    );
  });

  it('is found of all of them with the first of the others, by start, with their count and what of it others have, too', () => {
    fc.assert(
      fc.property(spans, fc.nat(4), (all, most) => {
        const found = listOverlapping(all, most);

        for (const one of all) {
          const { count = 0, others = [], parts = [] } = found.get(one) ?? {};
          const sharing = findOverlaps(one, all).toSorted((a, b) => a.startMs - b.startMs);
          assert.equal(count, sharing.length);
          assert.deepEqual(
            others.map(({ startMs }) => startMs),
            sharing.slice(0, most).map(({ startMs }) => startMs),
          );
          assert.ok(others.every((other) => sharing.includes(other)));
          const isIn =
            (at: number) =>
            ({ startMs, endMs = startMs }: Omit<Interval, 'id'>) =>
              startMs <= at && at < endMs;
          for (let at = one.startMs; at < one.endMs; at++)
            assert.equal(parts.filter(isIn(at)).length, sharing.some(isIn(at)) ? 1 : 0);
        }
      }),
    );
  });

  it('is found of thousands that all share it, and nothing is kept for each two of them', () => {
    const all = Array.from({ length: 20_000 }, (_, at) => ({ startMs: at, endMs: 1_000_000 + at }));

    const found = listOverlapping(all, 5);

    const { count, others, parts } = found.get(all[10_000] ?? { startMs: 0, endMs: 0 }) ?? {};
    assert.deepEqual(
      { count, others: others?.map(({ startMs }) => startMs), parts },
      { count: 19_999, others: [0, 1, 2, 3, 4], parts: [{ startMs: 10_000, endMs: 1_010_000 }] },
    );
  });

  it('adds up to what is covered, however often', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const covered = Array.from({ length: 100 }, (_, at) => at).filter((at) =>
          all.some(({ startMs, endMs }) => startMs <= at && at < endMs),
        );

        assert.equal(sumTogether(all), covered.length);
      }),
    );
  });

  it('is said once of those that name one another, and of each that names somebody else, too', () => {
    const entry = (id: string, ...others: string[]) => ({
      id,
      shared: { count: others.length, others: others.map((id) => ({ id })) },
    });
    const unnamed = { id: 'f', shared: { count: 3, others: [{ id: 'a' }, { id: 'b' }] } };
    const entries = [
      entry('a', 'b', 'c'),
      entry('b', 'a'),
      entry('c', 'a', 'elsewhere'),
      { id: 'd', shared: null },
      { id: 'e' },
      unnamed,
    ];

    const said = sayOnce(entries).map(({ id }) => id);

    assert.deepEqual(said, ['a', 'c', 'f'], 'of the last there is one more, whom nobody named');
  });
});
