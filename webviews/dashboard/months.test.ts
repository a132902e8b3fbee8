import assert from 'node:assert/strict';
import { barLabel, isInThousands, monthChoices, nameOfMonth, sumAll, valuesIn } from './months.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const months = [
  { month: '2026-10', amounts: [euros(100), { minor: 900, currency: 'USD' }] },
  { month: '2026-11', amounts: [euros(250)] },
  { month: '2026-12', amounts: [] },
];

describe('months of the dashboard', () => {
  it('are named in the reader’s language', () => {
    assert.equal(nameOfMonth('2026-03', 'de', 'long'), 'März 2026');
    assert.equal(nameOfMonth('2026-11', 'en-GB', 'short'), 'Nov');
  });

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

  it('label bars in thousands once one has five digits', () => {
    assert.equal(isInThousands([9_999, 500]), false);
    assert.equal(isInThousands([12_535, 500]), true);
    assert.equal(barLabel(12_535, true, 'en-GB'), '12.5');
    assert.equal(barLabel(8_400, false, 'en-GB'), '8,400');
  });
});
