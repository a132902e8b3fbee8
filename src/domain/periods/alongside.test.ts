import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { alongside } from './period-units.ts';
import { calendarPeriod } from './periods.ts';

const lastYear = { from: '2025-01-01', to: '2025-12-31' };

describe('what stands beside a sum', () => {
  const rows = [
    ['a month', '2026-10-01', '2026-10-31', '2025-10-01', '2025-10-31'],
    ['a February', '2024-02-01', '2024-02-29', '2025-02-01', '2025-02-28'],
    ['a quarter', '2026-07-01', '2026-09-30', '2025-07-01', '2025-09-30'],
    ['some days', '2026-11-01', '2026-11-19', '2025-11-01', '2025-11-19'],
    // A Monday and a Sunday, as all weeks have them.
    ['a week', '2026-11-09', '2026-11-15', '2025-11-10', '2025-11-16'],
  ] as const;
  for (const [what, from, to, ...days] of rows)
    it(`is ${what} of last year where that is said`, () => {
      const beside = alongside({ from, to }, lastYear);

      assert.deepEqual([beside.from, beside.to], days);
    });

  it('is the whole of it for a year, and for what goes over two', () => {
    for (const held of [calendarPeriod('year', '2026-05-01', 0), { from: '2025-12-01', to: '2026-02-28' }])
      assert.deepEqual(alongside(held, lastYear), lastYear);
  });

  it('is any other period as it was said', () => {
    const month = { from: '2025-09-01', to: '2025-09-30' };
    assert.deepEqual(alongside({ from: '2026-10-01', to: '2026-10-31' }, month), month);
  });
});
