import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSaidPeriod } from './periods/said-period.ts';
import { findPeriod, reportPeriods } from './report-periods.ts';
import { addDays } from './zones.ts';

describe('the period of a report', () => {
  const cases = [
    ['this-week', '2026-11-16', '2026-11-22'],
    ['last-week', '2026-11-09', '2026-11-15'],
    ['this-month', '2026-11-01', '2026-11-30'],
    ['last-month', '2026-10-01', '2026-10-31'],
    ['this-quarter', '2026-10-01', '2026-12-31'],
    ['last-quarter', '2026-07-01', '2026-09-30'],
    ['this-year', '2026-01-01', '2026-12-31'],
    ['last-year', '2025-01-01', '2025-12-31'],
  ] as const;
  for (const [period, from, to] of cases) {
    it(`${period} of Saturday 21 November 2026 is ${from} to ${to}`, () => {
      assert.deepEqual(findPeriod(period, '2026-11-21'), { from, to });
    });
  }

  it('holds today, or ends the day before the one that does', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1950-01-01', days));
    fc.assert(
      fc.property(fc.constantFrom(...reportPeriods), days, (period, today) => {
        const { from, to } = findPeriod(period, today);
        if (period.startsWith('this')) assert.ok(from <= today && today <= to);
        else assert.deepEqual(findPeriod(period.replace('last', 'this') as 'this-week', to), { from, to });
      }),
    );
  });

  it('is the one that its words say, with a dash or a space between them', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1950-01-01', days));
    fc.assert(
      fc.property(fc.constantFrom(...reportPeriods), days, (period, today) => {
        assert.deepEqual(findSaidPeriod(period, today), findPeriod(period, today));
        assert.deepEqual(findSaidPeriod(period.replace('-', ' '), today), findPeriod(period, today));
      }),
    );
  });

  it('may be said in words, which are one period and nothing else', () => {
    const today = '2026-11-21';
    const said = {
      'last 3 months': ['2026-08-01', '2026-10-31'],
      'last-3-months': ['2026-08-01', '2026-10-31'],
      'letzte 2 Wochen': ['2026-11-02', '2026-11-15'],
      'last-7-days': ['2026-11-15', '2026-11-21'],
      'Q3 2025': ['2025-07-01', '2025-09-30'],
      'Oct-Nov': ['2026-10-01', '2026-11-30'],
      '2026-10': ['2026-10-01', '2026-10-31'],
      'naechster Monat': ['2026-12-01', '2026-12-31'],
    };
    for (const [words, [from, to]] of Object.entries(said)) {
      assert.deepEqual(findSaidPeriod(words, today), { from, to }, words);
    }
    for (const words of ['', 'last', 'last month of acme', 'this month last month', 'soon'])
      assert.equal(findSaidPeriod(words, today), undefined, words);
  });
});
