import assert from 'node:assert/strict';
import { lastDayOf, monthsUpTo } from './months.ts';

describe('months', () => {
  it('count back over the turn of a year', () => {
    assert.deepEqual(monthsUpTo('2026-02', 4), ['2025-11', '2025-12', '2026-01', '2026-02']);
  });

  it('end on their last day, that of February in a leap year too', () => {
    assert.equal(lastDayOf('2026-11'), '2026-11-30');
    assert.equal(lastDayOf('2028-02'), '2028-02-29');
    assert.equal(lastDayOf('2026-12'), '2026-12-31');
  });
});
