import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type MarkedSeries, markedSequence, mayBeIssuedElsewhere, raiseMark } from './number-mark.ts';
import { formatNumber, seriesOfPattern } from './number-pattern.ts';

const date = '2026-11-26';
const patterns = fc.constantFrom(
  '{YYYY}-{####}',
  '2026-{##}',
  'RE-{YYYY}-{#}',
  'RE-{YY}{MM}-{###}',
  'R{####}',
  'R1{#}',
  '{####}/{YYYY}',
  '{#}0{YY}',
);
const marked = fc
  .record({ pattern: patterns, sequence: fc.integer({ min: 1, max: 3000 }) })
  .map(({ pattern, sequence }): MarkedSeries & { readonly pattern: string } => ({
    ...seriesOfPattern(pattern, date),
    lastSequence: sequence,
    lastNumber: formatNumber(pattern, date, sequence),
    pattern,
  }));
const marks = fc.array(marked, { maxLength: 12 });

describe('the mark of numbers', () => {
  it('is never lowered, in whatever order it is raised', () => {
    fc.assert(
      fc.property(marks, marks, (one, other) => {
        const both = raiseMark(one, other);

        for (const series of [...one, ...other]) {
          assert.ok(markedSequence(both, series) >= series.lastSequence);
        }
        const plain = (mark: readonly MarkedSeries[]) =>
          mark.map(({ prefix, year, lastSequence }) => [prefix, year, lastSequence]);
        assert.deepEqual(plain(raiseMark(other, one)), plain(both));
        assert.deepEqual(raiseMark(both, both), both);
        assert.equal(new Set(both.map(({ prefix, year }) => `${year} ${prefix}`)).size, both.length);
      }),
    );
  });

  it('knows every number of a series that another pattern would print again', () => {
    fc.assert(
      fc.property(marked, patterns, fc.nat(), fc.integer({ min: 1, max: 3000 }), (one, pattern, at, next) => {
        const series = seriesOfPattern(pattern, date);
        const given = new Set(
          Array.from({ length: one.lastSequence }, (_, index) => formatNumber(one.pattern, date, index + 1)),
        );
        const own = series.prefix === one.prefix && series.year === one.year;
        const issued = [...given][at % given.size] ?? '';
        const number = formatNumber(pattern, date, next);

        if (!own) assert.equal(mayBeIssuedElsewhere([one], issued, series), true);
        if (!own && given.has(number)) assert.equal(mayBeIssuedElsewhere([one], number, series), true);
      }),
    );
  });

  it('leaves numbers alone that no other series prints', () => {
    const mark = [{ prefix: '', year: 2026, lastSequence: 7, lastNumber: '2026-0007' }];

    assert.equal(mayBeIssuedElsewhere(mark, 'CN-2026-0001', { prefix: 'CN', year: 2026 }), false);
    assert.equal(mayBeIssuedElsewhere(mark, '2027-0001', { prefix: '', year: 2027 }), false);
    assert.equal(mayBeIssuedElsewhere(mark, '2026-8', { prefix: '2026-{#}', year: 0 }), false);
    assert.equal(mayBeIssuedElsewhere(mark, '2026-7', { prefix: '2026-{#}', year: 0 }), true);
    assert.equal(mayBeIssuedElsewhere(mark, '2026-0007', { prefix: '', year: 2026 }), false);
  });
});
