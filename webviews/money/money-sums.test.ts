import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AgeingRow } from './messages.ts';
import { agePartsOf, bands, currenciesOf, daysLate, sumRevenue, sumVat } from './money-sums.ts';

const money = (minor: number, currency = 'EUR') => ({ minor, currency });
const minors = fc.tuple(fc.nat(10_000_000), fc.nat(9), fc.nat(9_000), fc.nat(9_000), fc.nat(9_000));

function rowOf([notDue, first, second, third, fourth]: readonly number[]): AgeingRow {
  const parts = [notDue, first, second, third, fourth].map((minor = 0) => money(minor));
  const total = parts.reduce((sum, { minor }) => sum + minor, 0);
  const row = Object.fromEntries(bands.map((band, index) => [band, parts[index]]));
  const overdue = money(total - (notDue ?? 0));
  return { currency: 'EUR', total: money(total), overdue, credit: money(0), ...row } as AgeingRow;
}

describe('the parts of ageing', () => {
  it('are those that hold anything, and make up all that is open', () => {
    fc.assert(
      fc.property(minors, (given) => {
        const row = rowOf(given);
        const parts = agePartsOf(row);

        assert.equal(
          parts.reduce((sum, { amount }) => sum + amount.minor, 0),
          row.total.minor,
        );
        assert.ok(parts.every(({ share }) => share > 0 && share <= 1));
        if (row.total.minor > 0) {
          assert.ok(Math.abs(parts.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-9);
        }
      }),
    );
  });
});

describe('days late', () => {
  for (const [due, on, days] of [
    ['2026-11-22', '2026-11-22', 0],
    ['2026-10-15', '2026-11-22', 38],
    ['2026-12-06', '2026-11-22', -14],
    ['2024-02-28', '2024-03-01', 2],
  ] as const) {
    it(`of ${due} on ${on} are ${days}`, () => {
      assert.equal(daysLate(due, on), days);
    });
  }
});

describe('sums', () => {
  it('of revenue are of both sides', () => {
    const row = (invoiced: number, received: number) => ({
      currency: 'EUR',
      month: '2026-11',
      invoicedNet: money(invoiced),
      receivedNet: money(received),
    });

    assert.deepEqual(sumRevenue([row(100, 50), row(-30, 20)], 'EUR'), {
      invoiced: money(70),
      received: money(70),
    });
  });

  it('of VAT are one a currency, in the order of the rows', () => {
    const row = (currency: string, base: number, tax: number) => ({
      currency,
      taxCategory: 'S',
      taxRate: '19',
      documents: 1,
      accountedTax: null,
      base: money(base, currency),
      tax: money(tax, currency),
    });
    const rows = [row('EUR', 100, 19), row('DKK', 50, 0), row('EUR', 200, 14)];

    assert.deepEqual(currenciesOf(rows), ['EUR', 'DKK']);
    assert.deepEqual(sumVat(rows), [
      { base: money(300), tax: money(33) },
      { base: money(50, 'DKK'), tax: money(0, 'DKK') },
    ]);
  });
});
