import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../zones.ts';
import { findStreak, habitOutcomes, habitPeriods, habitRhythms } from './habits.ts';

describe('habitPeriods', () => {
  it('follow one another without a gap, and the newest holds today', () => {
    const offsets = fc.integer({ min: 0, max: 4_000 });
    fc.assert(
      fc.property(fc.constantFrom(...habitRhythms), offsets, fc.nat(20), (rhythm, offset, more) => {
        const today = addDays('2022-01-01', offset);
        const periods = habitPeriods(rhythm, today, more + 1);

        assert.equal(periods.length, more + 1);
        const newest = periods.at(-1);
        assert.ok(newest && newest.from <= today && today <= newest.to);
        for (const [at, { from }] of periods.entries())
          if (at > 0) assert.equal(from, addDays(periods[at - 1]?.to ?? '', 1));
      }),
    );
  });
});

describe('findStreak', () => {
  const outcomes = fc.array(fc.constantFrom(...habitOutcomes), { maxLength: 30 });

  it('counts what was kept since it was not', () => {
    fc.assert(
      fc.property(outcomes, outcomes, (before, since) => {
        const row = since.filter((outcome) => outcome !== 'not_kept');
        const kept = row.filter((outcome) => outcome === 'kept').length;

        assert.equal(findStreak([...before, 'not_kept', ...row]), kept);
      }),
    );
  });

  it('does not change by what is open or had nothing to keep', () => {
    fc.assert(
      fc.property(outcomes, (row) => {
        const told = row.filter((outcome) => outcome === 'kept' || outcome === 'not_kept');
        assert.equal(findStreak(row), findStreak(told));
      }),
    );
  });
});
