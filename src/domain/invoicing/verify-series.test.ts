import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type IssuedNumber, type SeriesEnd, verifySeries } from './verify-series.ts';

/** A whole series; what a link comes to depends on all before, as the hashes do. */
function series(count: number): { issued: IssuedNumber[]; end: SeriesEnd } {
  const issued = Array.from({ length: count }, (_, index): IssuedNumber => {
    const hash = `h${index + 1}`;
    const link = `l${index + 1}`;
    const issueDate = `2026-11-${String(Math.min(30, index + 1)).padStart(2, '0')}`;
    const hashes = { storedHash: hash, documentHash: hash, storedLink: link, link };
    return { number: `2026-${index + 1}`, sequence: index + 1, issueDate, ...hashes };
  });
  const last = issued.at(-1);
  return {
    issued,
    end: {
      datesRun: true,
      firstSequence: 1,
      lastSequence: count,
      lastIssueDate: last?.issueDate ?? null,
      lastHash: last?.storedLink ?? null,
    },
  };
}

describe('a series of numbers', () => {
  it('is proven when nothing is missing or changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
        const { issued, end } = series(count);

        assert.deepEqual(verifySeries(issued, end), []);
      }),
    );
  });

  it('is refused for whatever one document is taken away, changed, dated back or numbered twice', () => {
    const faults = fc.constantFrom('remove', 'change', 'unchain', 'back', 'twice');
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), faults, (count, at, fault) => {
        const { issued, end } = series(count);
        // The first has none before it that it could be dated before, or share a number with.
        const place = fault === 'back' || fault === 'twice' ? 1 + (at % (count - 1)) : at % count;
        const one = issued[place];
        assert.ok(one);
        const changed = {
          change: { ...one, documentHash: 'other' },
          unchain: { ...one, link: 'other' },
          back: { ...one, issueDate: '2026-10-01' },
          twice: { ...one, sequence: one.sequence - 1 },
        };
        const broken =
          fault === 'remove'
            ? issued.toSpliced(place, 1)
            : issued.with(place, changed[fault as keyof typeof changed]);

        assert.notDeepEqual(verifySeries(broken, end), []);
      }),
    );
  });

  it('names the number at fault', () => {
    const { issued, end } = series(5);
    const [fault] = verifySeries(issued.toSpliced(1, 2), end);

    assert.deepEqual(
      { kind: fault?.kind, message: fault?.message },
      { kind: 'gap', message: 'Numbers 2 to 3 are missing before 2026-4.' },
    );
  });

  it('has no gap where numbers were skipped, and one where only some of them were', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.uniqueArray(fc.nat(), { maxLength: 10 }),
        fc.nat(),
        (count, picked, at) => {
          const { issued, end } = series(count);
          // The last one stays: a series never ends with numbers that were skipped.
          const taken = [...new Set(picked.map((one) => (one % (count - 1)) + 1))].toSorted((a, b) => a - b);
          const rest = issued.filter(({ sequence }) => !taken.includes(sequence));
          const skipped = taken.map((sequence) => ({ first: sequence, last: sequence }));
          const some = skipped.filter((_, index) => index !== at % Math.max(1, taken.length));

          assert.deepEqual(verifySeries(rest, { ...end, skipped }), []);
          const faults = verifySeries(rest, { ...end, skipped: some });
          assert.deepEqual(
            faults.map(({ kind }) => kind),
            taken.length === 0 ? [] : ['gap'],
          );
        },
      ),
    );
  });
});
