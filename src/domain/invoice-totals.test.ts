import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { InvoiceLine, TaxCategory } from './invoice-document.ts';
import { breakDownTax, computeTotals, type Discount, lineNet, spreadDiscount } from './invoice-totals.ts';
import { findMinorDigits, zeroMoney } from './money.ts';

const taxes = fc.constantFrom<readonly [TaxCategory, string]>(
  ['S', '19'],
  ['S', '7'],
  ['S', '8.1'],
  ['S', '20.125'],
  ['Z', '0'],
  ['E', '0'],
  ['AE', '0'],
  ['K', '0'],
  ['G', '0'],
);
const units = fc.constantFrom<readonly [InvoiceLine['unitCode'], number]>(
  ['MIN', 60],
  ['SEC', 3600],
  ['C62', 1],
);

interface RawLine {
  readonly quantity: number;
  readonly priceMinor: number;
  readonly unit: readonly [InvoiceLine['unitCode'], number];
  readonly tax: readonly [TaxCategory, string];
}

const rawLines = fc.array(
  fc.record({ quantity: fc.nat(100_000), priceMinor: fc.nat(500_000), unit: units, tax: taxes }),
  { minLength: 1, maxLength: 10 },
);
const currencies = fc.constantFrom('EUR', 'JPY', 'KWD');
const percents = fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: undefined });

/** Price in minor units, as the decimal in major units that a line carries. */
function toMajor(minor: number, currency: string): string {
  const digits = findMinorDigits(currency) ?? 0;
  const text = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function toLine(raw: RawLine, index: number, currency: string): InvoiceLine {
  const priced = {
    quantity: String(raw.quantity),
    unitCode: raw.unit[0],
    priceBaseQuantity: raw.unit[1],
    unitPrice: toMajor(raw.priceMinor, currency),
  };
  const [taxCategory, taxRate] = raw.tax;
  return {
    id: String(index),
    description: 'Work',
    ...priced,
    taxCategory,
    taxRate,
    net: lineNet(priced, currency),
  };
}

/** The oracle: integers alone, half away from zero for what is never negative here. */
const divide = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);
const rateScaled = (rate: string): bigint => BigInt(Math.round(Number(rate) * 1000));

function oracle(lines: readonly RawLine[], percentHundredths: number | undefined) {
  const bases = new Map<string, { base: bigint; rate: bigint; less: bigint }>();
  for (const { quantity, priceMinor, unit, tax } of lines) {
    const key = tax.join(' ');
    const row = bases.get(key) ?? { base: 0n, rate: rateScaled(tax[1]), less: 0n };
    bases.set(key, {
      ...row,
      base: row.base + divide(BigInt(quantity) * BigInt(priceMinor), BigInt(unit[1])),
    });
  }
  const rows = [...bases.values()].map((row) => {
    const less = divide(row.base * BigInt(percentHundredths ?? 0), 10_000n);
    return { base: row.base, less, tax: divide((row.base - less) * row.rate, 100_000n) };
  });
  const sum = (pick: (row: (typeof rows)[number]) => bigint): bigint =>
    rows.reduce((total, row) => total + pick(row), 0n);
  const net = sum((row) => row.base - row.less);
  return {
    lines: sum((row) => row.base),
    allowances: sum((row) => row.less),
    net,
    tax: sum((row) => row.tax),
    gross: net + sum((row) => row.tax),
  };
}

function totalsOf(lines: readonly InvoiceLine[], discount: Discount | undefined, currency: string) {
  const parts = { lines, allowances: spreadDiscount(discount, lines, currency), charges: [] };
  const taxBreakdown = breakDownTax(parts, currency, 'en');
  return {
    allowances: parts.allowances,
    taxBreakdown,
    totals: computeTotals({ ...parts, taxBreakdown }, { paid: zeroMoney(currency) }),
  };
}

describe('invoice totals', () => {
  it('equal an independent oracle in integers, to the last minor unit', () => {
    fc.assert(
      fc.property(rawLines, percents, currencies, (raw, hundredths, currency) => {
        const discount =
          hundredths === undefined ? undefined : { reason: 'Framework', percent: toMajor(hundredths, 'EUR') };
        const { totals } = totalsOf(
          raw.map((line, index) => toLine(line, index, currency)),
          discount,
          currency,
        );

        const expected = oracle(raw, hundredths);
        const { lines, allowances, net, tax, gross } = totals;
        const found = { lines, allowances, net, tax, gross };
        assert.deepEqual(
          Object.fromEntries(Object.entries(found).map(([key, money]) => [key, BigInt(money.minor)])),
          expected,
        );
        assert.equal(totals.due.minor, gross.minor);
      }),
      { numRuns: 500 },
    );
  });

  it('spreads an amount over the categories without losing or making a cent', () => {
    fc.assert(
      fc.property(rawLines, fc.nat(1_000_000), (raw, minor) => {
        const lines = raw.map((line, index) => toLine(line, index, 'EUR'));
        const whole = lines.reduce((sum, line) => sum + line.net.minor, 0);
        fc.pre(whole >= minor && whole > 0);

        const { totals, taxBreakdown } = totalsOf(
          lines,
          { reason: 'Goodwill', amount: { minor, currency: 'EUR' } },
          'EUR',
        );

        assert.equal(totals.allowances.minor, minor);
        assert.ok(taxBreakdown.every((row) => row.base.minor >= 0));
      }),
    );
  });

  it('gives the invoice of the design to the cent', () => {
    const time = (quantity: string) =>
      ({ quantity, unitCode: 'MIN', priceBaseQuantity: 60, unitPrice: '110.00' }) as const;
    const piece = { quantity: '1', unitCode: 'C62', priceBaseQuantity: 1, unitPrice: '650.00' } as const;
    const lines = [time('870'), time('705'), time('255'), piece].map((priced, index) => ({
      id: String(index),
      description: 'Work',
      ...priced,
      taxCategory: 'S' as const,
      taxRate: '19',
      net: lineNet(priced, 'EUR'),
    }));
    const { totals } = totalsOf(lines, { reason: 'Framework discount', percent: '2' }, 'EUR');

    const minors = [
      ...lines.map((line) => line.net),
      totals.lines,
      totals.allowances,
      totals.net,
      totals.tax,
      totals.gross,
    ];
    assert.deepEqual(
      minors.map((money) => money.minor),
      [159_500, 129_250, 46_750, 65_000, 400_500, 8010, 392_490, 74_573, 467_063],
    );
  });

  it('bills one minute at any rate exactly, where hours of two decimals could not', () => {
    const minute = { quantity: '1', priceBaseQuantity: 60, unitPrice: '129360' };

    assert.equal(lineNet(minute, 'EUR').minor, 215_600);
    assert.equal(lineNet({ quantity: '5', priceBaseQuantity: 60, unitPrice: '60' }, 'EUR').minor, 500);
  });

  it('names the reason of untaxed categories in the invoice’s language', () => {
    const line = toLine({ quantity: 1, priceMinor: 100, unit: ['C62', 1], tax: ['AE', '0'] }, 0, 'EUR');
    const reasons = ['en-GB', 'de-AT'].map((language) =>
      breakDownTax({ lines: [line], allowances: [], charges: [] }, 'EUR', language),
    );

    assert.deepEqual(
      reasons.map(([row]) => row?.exemptionReason),
      ['Reverse charge', 'Steuerschuldnerschaft des Leistungsempfängers'],
    );
  });
});
