import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isoWeekOf } from '../../domain/zones.ts';
import { addDays, today, weekOf } from './iso-week.ts';

const dates = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('weekOf', () => {
  it('agrees with the domain on every date', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const { year, week, start } = isoWeekOf(date);

        assert.deepEqual(weekOf(date), { year, week, start });
      }),
    );
  });
});

describe('addDays', () => {
  it('crosses months and leap days', () => {
    assert.equal(addDays('2028-02-28', 1), '2028-02-29');
    assert.equal(addDays('2026-01-01', -1), '2025-12-31');
  });
});

describe('today', () => {
  it('is the local date', () => {
    assert.equal(today(new Date(2026, 0, 5, 0, 1).getTime()), '2026-01-05');
    assert.equal(today(new Date(2026, 0, 5, 23, 59).getTime()), '2026-01-05');
  });
});
