/** Random whole invoices, and a second computation of their sums in fractions: what tests and `npm run bench -- --only invoices` share. */
import fc from 'fast-check';
import type { CompleteInvoice, GivenLine } from '../../domain/invoicing/given-invoice.ts';
import { highestAmountMinor } from '../../domain/money.ts';

export const randomSeller = {
  name: 'Mara Voss · Software',
  addressLines: ['Lange Reihe 14', '20099 Hamburg'],
  address: { street: 'Lange Reihe 14', postcode: '20099', city: 'Hamburg' },
  countryCode: 'DE',
  vatId: 'DE312449871',
  registration: { id: 'HRB 12345' },
  iban: 'DE02120300000000202051',
  bic: 'BYLADEM1001',
  accountName: 'Mara Voss',
  email: 'mara@voss.example',
  contact: { name: 'Mara Voss', phone: '+49 40 123456', email: 'billing@voss.example' },
} as const;

export const randomBuyer = {
  name: 'Nordwind & Söhne GmbH',
  addressLines: ['Am Hof 50', '1010 Wien'],
  address: { street: 'Am Hof 50', additional: 'Tor 2', third: 'Hof', postcode: '1010', city: 'Wien' },
  countryCode: 'AT',
  vatId: 'ATU13585627',
  eAddress: { id: '04011000-1234512345-06', scheme: '0204' },
  contact: { name: 'Accounts <Payable>', phone: '+49 40 9999', email: 'ap@nordwind.example' },
} as const;

const digitsOf: Readonly<Record<string, number>> = { EUR: 2, USD: 2, CHF: 2, JPY: 0, KWD: 3 };
const taxes = [
  ['S', '19'],
  ['S', '7'],
  ['S', '8.1'],
  ['Z', '0'],
  ['E', '0'],
  ['AE', '0'],
  ['K', '0'],
  ['G', '0'],
] as const;

const decimal = (most: number, decimals: number) =>
  fc.tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: decimals })).map(([value, shift]) => {
    const text = String(value).padStart(shift + 1, '0');
    return shift === 0 ? text : `${text.slice(0, -shift)}.${text.slice(-shift)}`;
  });
const text = fc.constantFrom(
  'Beratung',
  'Review & fix',
  'Entwicklung “API” <v2>',
  'Łódź: naprawa',
  'Ελληνικά',
  '"Quoted"',
);
const percent = fc.constantFrom('1', '2.5', '10', '33.33');

/** Of a line, what it comes to is the base, and never below 0. */
function adjustments(digits: number, { ofLine }: { readonly ofLine: boolean }) {
  const code = ofLine ? '95' : 'FC';
  const amount = fc.integer({ min: 0, max: 5000 }).map((minor) => toMajor(BigInt(minor), digits));
  return fc.array(
    fc.oneof(
      fc.record({ reason: text, percent, ...(ofLine ? {} : { base: amount }) }),
      fc.record({ reason: text, amount }),
      fc.record({ reason: text, amount, reasonCode: fc.constant(code) }),
    ),
    { maxLength: 2 },
  );
}

function line(digits: number): fc.Arbitrary<GivenLine> {
  return (
    fc
      .record({
        tax: fc.constantFrom(...taxes),
        unit: fc.constantFrom(['MIN', 60], ['SEC', 3600], ['C62', 1], ['HUR', 1], ['DAY', 1], ['C62', 100]),
        description: text,
        detail: fc.option(text, { nil: undefined }),
        whole: fc.integer({ min: -500, max: 100_000 }),
        part: decimal(500_000, 4),
        unitPrice: decimal(999_999, Math.min(4, digits + 2)),
        allowances: adjustments(digits, { ofLine: true }),
      })
      .map(({ tax, unit, description, detail, whole, part, unitPrice, allowances }) => ({
        description,
        ...(detail === undefined ? {} : { detail }),
        quantity: unit[0] === 'MIN' || unit[0] === 'SEC' ? String(Math.abs(whole)) : part,
        unitCode: String(unit[0]),
        priceBaseQuantity: Number(unit[1]),
        unitPrice,
        taxCategory: tax[0],
        taxRate: tax[1],
        ...(allowances.length === 0 ? {} : { allowances }),
      }))
      // No more than an amount may be.
      .filter((given) => isKept(given, digits))
      .map(({ allowances, ...given }) =>
        allowances === undefined || isBelowNothing({ ...given, allowances }, digits)
          ? given
          : { ...given, allowances },
      )
  );
}

/** True where more is taken off than the line comes to, which is refused. */
function isBelowNothing(given: GivenLine, digits: number): boolean {
  const [net = 0n] = sumInFractions({ lines: [given], currency: codeOf(digits) }).nets;
  return net < 0n;
}

/** Eight of them, with VAT and charges, stay below the highest amount. */
function isKept(given: GivenLine, digits: number): boolean {
  const { allowances: _less, ...bare } = given;
  const [net = 0n] = sumInFractions({ lines: [bare], currency: codeOf(digits) }).nets;
  return net <= BigInt(highestAmountMinor / 10);
}

function codeOf(digits: number): string {
  return Object.keys(digitsOf).find((code) => digitsOf[code] === digits) ?? 'EUR';
}

/** No more is paid in advance than the invoice comes to. */
function payWithin(given: CompleteInvoice, digits: number): CompleteInvoice {
  const { gross, due } = sumInFractions(given);
  return due >= 0n ? given : { ...given, totals: { paid: toMajor(gross, digits) } };
}

/** `eInvoice`: only what an e-invoice of every format may say: no currency whose roundings Peppol refuses (R120), or of three decimals. */
export function randomInvoices({ eInvoice = false } = {}): fc.Arbitrary<CompleteInvoice> {
  const currencies = Object.keys(digitsOf).filter((code) => !eInvoice || digitsOf[code] === 2);
  return fc.constantFrom(...currencies).chain((currency) => {
    const digits = digitsOf[currency] ?? 2;
    return fc
      .record({
        isCredit: fc.boolean(),
        lines: fc.array(line(digits), { minLength: 1, maxLength: 8 }),
        charges: adjustments(digits, { ofLine: false }),
        discounts: fc.array(fc.integer({ min: 1, max: 365 }), { maxLength: 2 }),
        note: fc.option(text, { nil: undefined }),
        paid: fc.integer({ min: 0, max: 10_000 }),
        isDay: fc.boolean(),
      })
      .map(({ isCredit, lines, charges, discounts, note, paid, isDay }) => ({
        documentType: isCredit ? '381' : '380',
        ...(isCredit ? { precedingInvoices: [{ number: '2026-0001', issueDate: '2026-10-01' }] } : {}),
        issueDate: '2026-11-20',
        dueDate: '2026-12-20',
        ...(isDay ? { deliveryDate: '2026-11-18' } : { periodStart: '2026-11-01', periodEnd: '2026-11-15' }),
        currency,
        buyerReference: '04011000-1234512345-06',
        references: {
          order: '4500-1',
          contract: 'C-7',
          project: 'P-9',
          salesOrder: 'SO-1',
          buyerAccounting: '4711',
        },
        lines,
        // Taken off what is never below it: the first line's tax, which has that line.
        charges: charges.map((row) => ({
          ...row,
          taxCategory: lines[0]?.taxCategory,
          taxRate: lines[0]?.taxRate,
        })),
        cashDiscounts: discounts.map((days) => ({ days, percent: '2.5' })),
        ...(note === undefined ? {} : { note }),
        totals: { paid: toMajor(BigInt(paid), digits) },
        exemptions: [{ taxCategory: 'E' as const, reason: '§ 4 Nr. 21 UStG' }],
        language: 'de-DE',
      }))
      .map((given) => payWithin(given, digits));
  });
}

/** A fraction of whole numbers; the divisor is positive. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

function read(value: string | number): Fraction {
  const [whole = '0', part = ''] = String(value).split('.');
  return { over: BigInt(whole + part), under: 10n ** BigInt(part.length) };
}

function times(...factors: readonly Fraction[]): Fraction {
  return factors.reduce((a, b) => ({ over: a.over * b.over, under: a.under * b.under }));
}

/** Half away from zero. */
function round({ over, under }: Fraction): bigint {
  const doubled = 2n * (over < 0n ? -over : over) + under;
  const size = doubled / (2n * under);
  return over < 0n ? -size : size;
}

export interface ExpectedSums {
  readonly nets: readonly bigint[];
  readonly lines: bigint;
  readonly charges: bigint;
  readonly net: bigint;
  readonly tax: bigint;
  readonly gross: bigint;
  readonly due: bigint;
}

/** EN 16931 BR-CO-10 to BR-CO-17 in whole minor units, nothing shared with the product. */
export function sumInFractions({
  lines = [],
  charges = [],
  totals = {},
  currency = '',
}: CompleteInvoice): ExpectedSums {
  const scale = { over: 10n ** BigInt(digitsOf[currency] ?? 2), under: 1n };
  const minor = (value: unknown) => round(times(read(String(value ?? '0')), scale));
  const adjusted = (
    rows: readonly { percent?: unknown; base?: unknown; amount?: unknown }[] | undefined,
    gross: bigint,
  ) =>
    (rows ?? []).reduce(
      (sum, row) =>
        sum +
        (row.amount === undefined
          ? round(
              times(
                { over: row.base === undefined ? gross : minor(row.base), under: 100n },
                read(String(row.percent)),
              ),
            )
          : minor(row.amount)),
      0n,
    );
  const nets = lines.map((each) => {
    const one = { over: 1n, under: BigInt(each.priceBaseQuantity ?? 1) };
    const gross = round(times(read(each.quantity ?? '0'), read(each.unitPrice ?? '0'), one, scale));
    return gross - adjusted(each.allowances, gross);
  });
  const keyOf = (row: { taxCategory?: unknown; taxRate?: unknown }) => `${row.taxCategory} ${row.taxRate}`;
  const bases = new Map<string, bigint>();
  for (const [index, each] of lines.entries()) {
    bases.set(keyOf(each), (bases.get(keyOf(each)) ?? 0n) + (nets[index] ?? 0n));
  }
  let charged = 0n;
  for (const row of charges) {
    const more = adjusted([row], 0n);
    charged += more;
    bases.set(keyOf(row), (bases.get(keyOf(row)) ?? 0n) + more);
  }
  const tax = [...bases].reduce(
    (sum, [key, base]) => sum + round(times({ over: base, under: 100n }, read(key.split(' ')[1] ?? '0'))),
    0n,
  );
  const sum = nets.reduce((total, net) => total + net, 0n);
  const net = sum + charged;
  return {
    nets,
    lines: sum,
    charges: charged,
    net,
    tax,
    gross: net + tax,
    due: net + tax - minor(totals.paid),
  };
}

function toMajor(minor: bigint, digits: number): string {
  const figures = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? figures : `${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}
