/** Whole invoices: their sums against a second computation, and what single faults are called. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeInvoice } from '../../../../../domain/invoicing/complete-invoice.ts';
import type { CompleteInvoice } from '../../../../../domain/invoicing/given-invoice.ts';
import {
  randomBuyer,
  randomInvoices,
  randomSeller,
  sumInFractions,
} from '../../../../testing/random-invoices.ts';

const facts = {
  id: 'i1',
  seller: randomSeller,
  buyer: randomBuyer,
  currency: 'EUR',
  language: 'de',
  today: '2026-11-20',
  paymentTermDays: 30,
};

const base: CompleteInvoice = {
  currency: 'EUR',
  issueDate: '2026-11-20',
  lines: [
    {
      description: 'Work',
      quantity: '12.5',
      unitCode: 'HUR',
      unitPrice: '110.00',
      taxCategory: 'S',
      taxRate: '19',
    },
    { description: 'Book', quantity: 3, unitPrice: '24.955', taxCategory: 'S', taxRate: '7' },
  ],
  allowances: [{ reason: 'Framework', percent: '2', taxCategory: 'S', taxRate: '19' }],
  totals: {
    lines: '1449.87',
    allowances: '27.50',
    charges: 0,
    net: '1422.37',
    tax: '261.26',
    gross: '1683.63',
    due: '1683.63',
  },
  taxBreakdown: [
    { taxCategory: 'S', taxRate: '19', base: '1347.50', tax: '256.03' },
    { taxCategory: 'S', taxRate: '7', base: '74.87', tax: '5.24' },
  ],
};

function rulesOf(given: CompleteInvoice, change: Partial<typeof facts> = {}): readonly string[] {
  const read = completeInvoice(given, { ...facts, ...change });
  return read.ok ? [] : read.error.map(({ rule, field }) => `${rule} ${field}`);
}

describe('a whole invoice', () => {
  it('comes to the sums of a second computation in fractions', () => {
    fc.assert(
      fc.property(randomInvoices(), (given) => {
        const read = completeInvoice(given, facts);
        assert.ok(read.ok, JSON.stringify(read));
        const { totals, lines } = read.value;
        const expected = sumInFractions(given);

        assert.deepEqual(
          lines.map(({ net }) => BigInt(net.minor)),
          expected.nets,
        );
        for (const name of ['lines', 'charges', 'net', 'tax', 'gross', 'due'] as const) {
          assert.equal(BigInt(totals[name].minor), expected[name], name);
        }
      }),
      { numRuns: Number(process.env['INVOICES'] ?? 200) },
    );
  });

  it('is taken when the sums that it tells are its own', () => {
    const sums = completeInvoice({ ...base, totals: undefined, taxBreakdown: undefined }, facts);
    assert.ok(sums.ok, JSON.stringify(sums));
    const { taxBreakdown, totals } = sums.value;
    assert.deepEqual(rulesOf({ ...base, taxBreakdown, totals }), []);
  });

  const [work, book] = base.lines ?? [];
  const plain: CompleteInvoice = { ...base, totals: undefined, taxBreakdown: undefined };
  const withWork = (change: object): CompleteInvoice => ({
    ...plain,
    lines: [{ ...work, ...change }, { ...book }],
  });
  const mutants: readonly (readonly [string, CompleteInvoice, Partial<typeof facts>?])[] = [
    ['BR-16 lines', { ...plain, lines: [], allowances: [] }],
    ['BR-25 lines.0.description', withWork({ description: ' ' })],
    ['BR-22 lines.0.quantity', withWork({ quantity: undefined })],
    ['BT-129 lines.0.quantity', withWork({ quantity: '1e3' })],
    ['BR-26 lines.0.unitPrice', withWork({ unitPrice: undefined })],
    ['BR-27 lines.0.unitPrice', { ...withWork({ unitPrice: '-1' }), allowances: [] }],
    ['four-decimals lines.0.unitPrice', withWork({ unitPrice: '110.00001' })],
    ['BR-CL-23 lines.0.unitCode', withWork({ unitCode: 'HOURS' })],
    ['BR-CL-18 lines.0.taxCategory', { ...withWork({ taxCategory: 'X', taxRate: '0' }), allowances: [] }],
    ['BR-S-05 lines.0.taxRate', { ...withWork({ taxRate: '0' }), allowances: [] }],
    ['BR-AE-05 lines.0.taxRate', { ...withWork({ taxCategory: 'AE' }), allowances: [] }],
    ['exact-line-net lines.0.net', { ...withWork({ net: '1375.01' }), allowances: [] }],
    ['BR-DEC-23 lines.0.net', { ...withWork({ net: '1375.001' }), allowances: [] }],
    ['BR-30 lines.0.period.end', withWork({ period: { start: '2026-11-02', end: '2026-11-01' } })],
    ['BR-42 lines.0.allowances.0.reason', { ...withWork({ allowances: [{ amount: '1' }] }), allowances: [] }],
    [
      'BR-41 lines.0.allowances.0.amount',
      { ...withWork({ allowances: [{ reason: 'Gift' }] }), allowances: [] },
    ],
    ['BR-44 lines.0.charges.0.reason', { ...withWork({ charges: [{ amount: '1' }] }), allowances: [] }],
    [
      'PEPPOL-EN16931-R040 allowances.0.amount',
      {
        ...plain,
        allowances: [
          { reason: 'x', percent: '2', base: '100', amount: '3', taxCategory: 'S', taxRate: '19' },
        ],
      },
    ],
    [
      'BR-33 allowances.0.reason',
      { ...plain, allowances: [{ amount: '1', taxCategory: 'S', taxRate: '19' }] },
    ],
    [
      'BR-31 allowances.0.amount',
      { ...plain, allowances: [{ reason: 'x', taxCategory: 'S', taxRate: '19' }] },
    ],
    ['BR-32 allowances.0.taxCategory', { ...plain, allowances: [{ reason: 'x', amount: '1' }] }],
    ['BR-38 charges.0.reason', { ...plain, charges: [{ amount: '1', taxCategory: 'S', taxRate: '19' }] }],
    [
      'BR-CL-19 allowances.0.reasonCode',
      {
        ...plain,
        allowances: [{ reason: 'x', reasonCode: 'QQ', amount: '1', taxCategory: 'S', taxRate: '19' }],
      },
    ],
    ['BR-CL-04 currency', { ...plain, currency: 'EURO' }],
    ['BR-CL-01 documentType', { ...plain, documentType: '999' }],
    ['BR-29 periodEnd', { ...plain, periodStart: '2026-11-02', periodEnd: '2026-11-01' }],
    ['due-after-issue dueDate', { ...plain, dueDate: '2026-11-19' }],
    ['BR-55 precedingInvoices', { ...plain, documentType: '381' }],
    ['BR-CL-16 paymentMeans', { ...plain, paymentMeans: '999' }],
    ['BR-CL-22 exemptions.0.code', { ...plain, exemptions: [{ taxCategory: 'E', code: 'VATEX-XX' }] }],
    ['BR-06 seller.name', plain, { seller: { ...randomSeller, name: '' as never } }],
    ['BR-07 buyer.name', plain, { buyer: { ...randomBuyer, name: '' as never } }],
    ['BR-11 buyer.countryCode', plain, { buyer: { ...randomBuyer, countryCode: '' as never } }],
    ['BR-CL-14 buyer.countryCode', plain, { buyer: { ...randomBuyer, countryCode: 'XX' as never } }],
    ['BR-CO-09 seller.vatId', plain, { seller: { ...randomSeller, vatId: '312449871' as never } }],
    [
      'BR-CL-25 buyer.eAddress.scheme',
      plain,
      { buyer: { ...randomBuyer, eAddress: { id: 'x', scheme: 'ZZ' as never } } as never },
    ],
    ['BR-CO-10 totals.lines', { ...base, totals: { ...base.totals, lines: '1449.88' } }],
    ['BR-CO-11 totals.allowances', { ...base, totals: { ...base.totals, allowances: '27.51' } }],
    ['BR-CO-14 totals.tax', { ...base, totals: { ...base.totals, tax: '261.28' } }],
    ['BR-CO-15 totals.gross', { ...base, totals: { ...base.totals, gross: '1683.62' } }],
    ['BR-CO-16 totals.due', { ...base, totals: { ...base.totals, due: '1683.60' } }],
    ['BT-113 totals.paid', { ...plain, totals: { paid: '-1' } }],
    [
      'BR-CO-17 taxBreakdown.0.tax',
      {
        ...base,
        taxBreakdown: base.taxBreakdown?.map((row, at) => (at === 0 ? { ...row, tax: '256.04' } : row)),
      },
    ],
    [
      'BR-S-08 taxBreakdown.0.base',
      {
        ...base,
        taxBreakdown: base.taxBreakdown?.map((row, at) => (at === 0 ? { ...row, base: '1347.51' } : row)),
      },
    ],
    ['BR-S-01 taxBreakdown', { ...base, taxBreakdown: base.taxBreakdown?.slice(0, 1) }],
    ['BR-O-11 taxBreakdown', { ...withWork({ taxCategory: 'O', taxRate: '0' }), allowances: [] }],
    [
      'one-currency lines.0.net',
      { ...withWork({ net: { minor: 137_500, currency: 'USD' } }), allowances: [] },
    ],
  ];

  for (const [expected, given, change] of mutants) {
    it(`is refused by ${expected}`, () => {
      const found = rulesOf(given, change);

      assert.ok(found.includes(expected), found.join(', '));
    });
  }
});
