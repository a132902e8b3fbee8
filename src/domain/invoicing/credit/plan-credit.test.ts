import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildFixedLine, buildInvoiceDocument } from '../../invoice-builder.ts';
import type { InvoiceDocument, InvoiceLine } from '../../invoice-document.ts';
import { exactTime } from '../../rounding.ts';
import { findRuleFaults } from '../rules/en16931.ts';
import { addQuantities, type CreditedLine, creditedQuantity } from './credited-line.ts';
import { type CreditAsk, type CreditPlan, planCredit } from './plan-credit.ts';

const currency = 'EUR';
const eur = (minor: number) => ({ minor, currency });
const rates = ['19', '7', '0'] as const;
const taxOf = (rate: string) => ({
  taxCategory: rate === '0' ? ('Z' as const) : ('S' as const),
  taxRate: rate,
});

const lineArbitrary = fc.record({
  rate: fc.constantFrom(...rates),
  quantity: fc.integer({ min: 1, max: 100_000 }),
  price: fc.integer({ min: 0, max: 100_000 }),
  percent: fc.constantFrom(undefined, '2.5', '33.33'),
});
const documents: fc.Arbitrary<InvoiceDocument> = fc
  .record({
    lines: fc.array(lineArbitrary, { minLength: 1, maxLength: 5 }),
    discounts: fc.array(fc.constantFrom('2', '12.5', '49.99'), { maxLength: 2 }),
    charge: fc.integer({ min: 0, max: 5000 }),
    rounding: fc.constantFrom(0, 2),
  })
  .map(({ lines, discounts, charge, rounding }) => {
    const terms = { currency, ...taxOf('19'), rounding: exactTime };
    const built = lines.map(({ rate, quantity, price, percent }, index): InvoiceLine => {
      const item = {
        description: `Line ${index}`,
        quantity: String(quantity / 1000),
        unitCode: 'HUR',
        unitPrice: (price / 100).toFixed(2),
        tax: taxOf(rate),
      };
      const { line } = buildFixedLine(item, terms);
      const amount = percent === undefined ? 0 : Math.floor((line.net.minor * Number(percent)) / 100);
      const less = amount === 0 ? {} : { allowances: [{ reason: 'Gift', amount: eur(amount) }] };
      return { id: `l${index}`, ...buildFixedLine({ ...item, ...less }, terms).line };
    });
    const keys = [
      ...new Map(built.map(({ taxCategory, taxRate }) => [taxRate, { taxCategory, taxRate }])).values(),
    ];
    const baseOf = (rate: string) =>
      built.filter((line) => line.taxRate === rate).reduce((sum, { net }) => sum + net.minor, 0);
    return buildInvoiceDocument({
      id: 'i1',
      documentType: '380',
      state: 'issued',
      number: '2026-0001',
      issueDate: '2026-11-19',
      dueDate: '2026-12-19',
      periodStart: '2026-11-01',
      periodEnd: '2026-11-15',
      seller: { name: 'Mara Voss', addressLines: ['Hamburg'], countryCode: 'DE', vatId: 'DE312449871' },
      buyer: { name: 'Nordwind GmbH', addressLines: ['Hamburg'], countryCode: 'DE' },
      lines: built,
      allowances: keys.flatMap((key) =>
        discounts.map((percent) => ({
          reason: `Discount ${percent}`,
          amount: eur(Math.floor((baseOf(key.taxRate) * Number(percent)) / 100)),
          ...key,
        })),
      ),
      charges:
        charge === 0
          ? []
          : keys.slice(0, 1).map((key) => ({ reason: 'Freight', amount: eur(charge), ...key })),
      paid: eur(0),
      ...(rounding === 0 ? {} : { rounding: eur(rounding) }),
      paymentTerms: 'Payable within 30 days.',
      language: 'en',
    });
  });

/** By line: a share of the quantity or of the net, all that is left, or nothing. */
const asks = fc.array(
  fc.oneof(
    fc.record({ amount: fc.integer({ min: 1, max: 300_000 }) }),
    fc.record({
      lines: fc.array(
        fc.record({
          line: fc.nat({ max: 4 }),
          how: fc.constantFrom('quantity', 'net', 'rest'),
          size: fc.integer({ min: 1, max: 60_000 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ),
  { maxLength: 8 },
);

function toAsk(ask: ReturnType<typeof fc.sample<unknown>>[number]): CreditAsk {
  const said = ask as { amount?: number; lines?: { line: number; how: string; size: number }[] };
  if (said.amount !== undefined) return { amount: eur(said.amount) };
  return {
    lines: (said.lines ?? []).map(({ line, how, size }) => ({
      lineId: `l${line}`,
      ...(how === 'quantity' && { quantity: String(size / 1000) }),
      ...(how === 'net' && { net: eur(size) }),
    })),
  };
}

function addUp(document: InvoiceDocument, before: readonly CreditedLine[], plan: CreditPlan): CreditedLine[] {
  const sums = new Map(before.map((line) => [line.lineId, line]));
  for (const line of plan.lines) {
    const original = document.lines.find(({ id }) => id === line.id);
    assert.ok(original);
    const known = sums.get(line.id) ?? { lineId: line.id, netMinor: 0, quantity: '0' };
    sums.set(line.id, {
      lineId: line.id,
      netMinor: known.netMinor + line.net.minor,
      quantity: addQuantities(known.quantity, creditedQuantity(original, line)),
    });
  }
  return [...sums.values()];
}

function toDocument(document: InvoiceDocument, { isLast: _last, ...plan }: CreditPlan): InvoiceDocument {
  return {
    ...document,
    ...plan,
    documentType: '381',
    number: 'CN-1',
    precedingInvoices: [{ number: '2026-0001', issueDate: '2026-11-19' }],
  };
}

describe('credit notes of one invoice', () => {
  it('never take more than it has, keep every rule, and end at exactly zero', () => {
    fc.assert(
      fc.property(documents, asks, (document, wanted) => {
        const plans: CreditPlan[] = [];
        let before: readonly CreditedLine[] = [];
        for (const ask of [...wanted.map(toAsk), {}]) {
          const plan = planCredit(document, before, ask);
          if (!plan.ok) continue;
          plans.push(plan.value);
          before = addUp(document, before, plan.value);
          assert.deepEqual(findRuleFaults(toDocument(document, plan.value)), []);
          assertWithin(document, plans);
        }

        const last = plans.at(-1);
        assert.equal(last?.isLast, true);
        assertEnd(document, plans);
        assert.equal(
          planCredit(document, before, {}).ok,
          document.lines.every(({ net }) => net.minor === 0) && before.length === 0,
        );
      }),
      { numRuns: 300 },
    );
  });

  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const rowsOf = (plans: readonly CreditPlan[], rate: string) =>
    plans.flatMap(({ taxBreakdown }) => taxBreakdown.filter(({ taxRate }) => taxRate === rate));

  function assertWithin(document: InvoiceDocument, plans: readonly CreditPlan[]): void {
    for (const { id, net } of document.lines) {
      const credited = plans.flatMap(({ lines }) => lines.filter((line) => line.id === id));
      assert.ok(sum(credited.map((line) => line.net.minor)) <= net.minor);
    }
    for (const { taxRate, base, tax } of document.taxBreakdown) {
      const rows = rowsOf(plans, taxRate);
      assert.ok(sum(rows.map((row) => row.base.minor)) <= base.minor);
      assert.ok(sum(rows.map((row) => row.tax.minor)) <= tax.minor);
      assert.ok(rows.every((row) => row.base.minor >= 0 && row.tax.minor >= 0));
    }
  }

  function assertEnd(document: InvoiceDocument, plans: readonly CreditPlan[]): void {
    for (const { taxRate, base, tax } of document.taxBreakdown) {
      const rows = rowsOf(plans, taxRate);
      assert.equal(sum(rows.map((row) => row.base.minor)), base.minor);
      assert.equal(sum(rows.map((row) => row.tax.minor)), tax.minor);
    }
    assert.equal(sum(plans.map(({ totals }) => totals.gross.minor)), document.totals.gross.minor);
    assert.equal(sum(plans.map(({ totals }) => totals.due.minor)), document.totals.due.minor);
  }

  const [sample] = fc.sample(documents, { numRuns: 1, seed: 1 });
  const line: InvoiceLine = {
    id: 'l0',
    description: 'Review',
    quantity: '90',
    unitCode: 'MIN',
    unitPrice: '110.00',
    priceBaseQuantity: 60,
    taxCategory: 'S',
    taxRate: '19',
    net: eur(16_500),
  };
  const invoice = buildInvoiceDocument({
    ...(sample as InvoiceDocument),
    lines: [line],
    allowances: [],
    charges: [],
    paid: eur(0),
    rounding: undefined,
  });

  it('take what is charged beside lines that cost nothing', () => {
    const charged = buildInvoiceDocument({
      ...invoice,
      lines: [{ ...line, unitPrice: '0.00', net: eur(0) }],
      charges: [{ reason: 'Freight', amount: eur(1000), taxCategory: 'S', taxRate: '19' }],
      paid: eur(0),
      rounding: undefined,
    });
    const plan = planCredit(charged, [], {});

    assert.ok(plan.ok);
    assert.deepEqual(
      { minor: plan.value.totals.gross.minor, isLast: plan.value.isLast },
      { minor: 1190, isLast: true },
    );
  });

  it('take half of a line of time by its minutes', () => {
    const plan = planCredit(invoice, [], { lines: [{ lineId: 'l0', quantity: '45' }] });

    assert.ok(plan.ok);
    assert.deepEqual(
      {
        quantity: plan.value.lines[0]?.quantity,
        netMinor: plan.value.totals.net.minor,
        taxMinor: plan.value.totals.tax.minor,
        isLast: plan.value.isLast,
      },
      { quantity: '45', netMinor: 8250, taxMinor: 1568, isLast: false },
    );
  });

  for (const [what, ask, code] of [
    ['more than the quantity', { lines: [{ lineId: 'l0', quantity: '91' }] }, 'over_quantity'],
    ['more than the net amount', { lines: [{ lineId: 'l0', net: eur(16_501) }] }, 'over_net'],
    ['an amount of more than all lines', { amount: eur(16_501) }, 'over_net'],
    ['nothing', { lines: [{ lineId: 'l0', net: eur(0) }] }, 'not_positive'],
    ['half a minute', { lines: [{ lineId: 'l0', quantity: '0.001' }] }, 'whole_units'],
    ['a line that it has not', { lines: [{ lineId: 'l9' }] }, 'unknown_line'],
    ['a line twice', { lines: [{ lineId: 'l0', quantity: '1' }, { lineId: 'l0' }] }, 'line_twice'],
    ['lines and an amount', { lines: [{ lineId: 'l0' }], amount: eur(1) }, 'lines_or_amount'],
    ['another currency', { amount: { minor: 1, currency: 'USD' } }, 'wrong_currency'],
  ] as const) {
    it(`are refused for ${what}`, () => {
      const plan = planCredit(invoice, [], ask);

      assert.equal(plan.ok ? 'credited' : plan.error.code, code);
    });
  }

  it('are refused where lines of both signs would exceed the category', () => {
    const negative = { ...line, id: 'l1', quantity: '-30', net: eur(-5500) };
    const mixed = buildInvoiceDocument({
      ...invoice,
      lines: [line, negative],
      paid: eur(0),
      rounding: undefined,
    });

    const alone = planCredit(mixed, [], { lines: [{ lineId: 'l0' }] });
    const both = planCredit(mixed, [], {});

    assert.equal(alone.ok ? '' : alone.error.code, 'over_tax');
    assert.ok(both.ok);
    assert.deepEqual(both.value.totals, mixed.totals);
  });
});
