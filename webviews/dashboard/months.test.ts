import assert from 'node:assert/strict';
import { monthChoices, sumAll, valuesIn } from './months.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const months = [
  { month: '2026-10', amounts: [euros(100), { minor: 900, currency: 'USD' }] },
  { month: '2026-11', amounts: [euros(250)] },
  { month: '2026-12', amounts: [] },
];

describe('months of the dashboard', () => {
  it('go back from that of today, and hold the one that is shown', () => {
    assert.deepEqual(monthChoices('2026-02-28', '2026-01', 3), ['2026-02', '2026-01', '2025-12']);
    assert.deepEqual(monthChoices('2026-02-28', '2024-01', 2), ['2026-02', '2026-01', '2024-01']);
  });

  it('are summed by currency, never across, the practice’s own first', () => {
    const euro = { currency: 'EUR', minor: 350 };
    const dollars = { currency: 'USD', minor: 900 };
    assert.deepEqual(sumAll(months, 'EUR'), [euro, dollars]);
    assert.deepEqual(sumAll(months, 'USD'), [dollars, euro]);
    assert.deepEqual(sumAll(months, 'CHF'), [euro, dollars]);
    assert.deepEqual(valuesIn(months, 'EUR'), [100, 250, 0]);
  });
});
