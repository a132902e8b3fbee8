/**
 * What a credit note takes of an issued invoice: lines by quantity or net amount, an amount over all lines, or all that is left.
 * Several together never take more than the invoice has, by line and by tax category; the last one ends at exactly zero.
 */
import { roundProduct } from '../../exact.ts';
import type {
  DocumentAdjustment,
  InvoiceDocument,
  InvoiceLine,
  TaxBreakdown,
} from '../../invoice-document.ts';
import { computeTotals } from '../../invoice-totals.ts';
import { allocateMoney, type Money, zeroMoney } from '../../money.ts';
import { fail, type Result, succeed } from '../../result.ts';
import { type CategoryProgress, isOf, isWhollyCredited, leftOf, progressOf } from './credit-progress.ts';
import { type CreditedLine, creditLine, type LineAsk, type LineRefusal } from './credited-line.ts';

/** With neither lines nor amount: all that is left. */
export interface CreditAsk {
  readonly lines?: readonly (LineAsk & { readonly lineId: string })[] | undefined;
  /** Net, over all lines in proportion to what is left of each. */
  readonly amount?: Money | undefined;
}

export type CreditRefusal =
  | { readonly code: LineRefusal | 'unknown_line' | 'line_twice'; readonly index: number }
  | {
      readonly code:
        | 'nothing_left'
        | 'over_net'
        | 'not_positive'
        | 'over_tax'
        | 'lines_or_amount'
        | 'wrong_currency';
    };

export interface CreditPlan
  extends Pick<InvoiceDocument, 'allowances' | 'charges' | 'taxBreakdown' | 'totals' | 'accountingTax'> {
  /** Under the ids of the lines that they correct. */
  readonly lines: readonly InvoiceLine[];
  /** Nothing is left of the invoice. */
  readonly isLast: boolean;
}

/** Throws AmountTooLarge. */
export function planCredit(
  invoice: InvoiceDocument,
  before: readonly CreditedLine[],
  ask: CreditAsk,
): Result<CreditPlan, CreditRefusal> {
  const asked = resolveAsk(invoice, before, ask);
  if (!asked.ok) return asked;
  const lines: InvoiceLine[] = [];
  for (const [index, { lineId, ...of }] of asked.value.entries()) {
    const line = invoice.lines.find(({ id }) => id === lineId);
    if (line === undefined) return fail({ code: 'unknown_line', index });
    if (lines.some(({ id }) => id === lineId)) return fail({ code: 'line_twice', index });
    const known = before.find((credited) => credited.lineId === lineId);
    const credited = creditLine(line, known, { ...of, language: invoice.language });
    if (!credited.ok) return fail({ code: credited.error, index });
    lines.push(credited.value);
  }
  return sumUp(invoice, before, inOrder(invoice, lines));
}

type Asked = readonly (LineAsk & { readonly lineId: string })[];

function resolveAsk(
  invoice: InvoiceDocument,
  before: readonly CreditedLine[],
  { lines, amount }: CreditAsk,
): Result<Asked, CreditRefusal> {
  if (lines !== undefined && amount !== undefined) return fail({ code: 'lines_or_amount' });
  const wrong = [amount, ...(lines ?? []).map(({ net }) => net)].some(
    (money) => money !== undefined && money.currency !== invoice.currency,
  );
  if (wrong) return fail({ code: 'wrong_currency' });
  if (lines !== undefined) return lines.length === 0 ? fail({ code: 'nothing_left' }) : succeed(lines);
  const nets = netsOf(before);
  const open = invoice.lines.filter((line) => line.net.minor === 0 || leftOf(line, nets) !== 0);
  const isOpen = before.length === 0 || open.some((line) => line.net.minor !== 0);
  if (!isOpen) return fail({ code: 'nothing_left' });
  if (amount === undefined) {
    // What costs nothing is named once, by the first credit note of all lines.
    return succeed(
      open.flatMap((line) => (before.length > 0 && line.net.minor === 0 ? [] : [{ lineId: line.id }])),
    );
  }
  return spread(open, nets, amount);
}

/** Over the lines that have the sign of what is left of all: of an invoice below zero, those that give something back. */
function spread(
  lines: readonly InvoiceLine[],
  nets: ReadonlyMap<string, number>,
  amount: Money,
): Result<Asked, CreditRefusal> {
  const sign = lines.reduce((sum, line) => sum + leftOf(line, nets), 0) < 0 ? -1 : 1;
  const open = lines.filter((line) => leftOf(line, nets) * sign > 0);
  const weights = open.map((line) => leftOf(line, nets) * sign);
  const left = weights.reduce((sum, weight) => sum + weight, 0);
  if (amount.minor <= 0) return fail({ code: 'not_positive' });
  if (amount.minor > left) return fail({ code: 'over_net' });
  const parts = allocateMoney(amount, weights);
  return succeed(
    open.flatMap((line, index) => {
      const net = parts[index] ?? zeroMoney(amount.currency);
      if (net.minor === 0) return [];
      return [net.minor === weights[index] ? { lineId: line.id } : { lineId: line.id, net }];
    }),
  );
}

function netsOf(credited: readonly CreditedLine[]): Map<string, number> {
  return new Map(credited.map(({ lineId, netMinor }) => [lineId, netMinor]));
}

function inOrder({ lines }: InvoiceDocument, credited: readonly InvoiceLine[]): readonly InvoiceLine[] {
  return lines.flatMap(({ id }) => credited.find((line) => line.id === id) ?? []);
}

function sumUp(
  invoice: InvoiceDocument,
  before: readonly CreditedLine[],
  lines: readonly InvoiceLine[],
): Result<CreditPlan, CreditRefusal> {
  const [was, is] = [netsOf(before), netsOf(before)];
  for (const { id, net } of lines) is.set(id, (is.get(id) ?? 0) + net.minor);
  const to = progressOf(invoice, is);
  // Lines that cost nothing are whole from the start: nothing is credited anyway.
  const from = before.length === 0 ? to.map(toNothing) : progressOf(invoice, was);
  if (!to.every((row, index) => isInBounds(row, { from: from[index], invoice, index }))) {
    return fail({ code: 'over_tax' });
  }
  const isLast = isWhollyCredited(invoice, is);
  const taken = to.map((row, index) => difference(row, from[index]));
  const parts = {
    lines,
    allowances: toAdjustments(invoice, taken, 'allowances'),
    charges: toAdjustments(invoice, taken, 'charges'),
    taxBreakdown: invoice.taxBreakdown.flatMap((row, index) => toBreakdown(row, taken[index], lines)),
  };
  const rounding = isLast ? invoice.totals.rounding : undefined;
  const totals = computeTotals(parts, { paid: zeroMoney(invoice.currency), rounding });
  return succeed({ ...parts, totals, ...accountingTaxOf(invoice, from, to), isLast });
}

function toNothing({ taxCategory, taxRate }: CategoryProgress): CategoryProgress {
  return { taxCategory, taxRate, allowances: 0, charges: 0, base: 0, tax: 0 };
}

/** BT-111 in proportion to the VAT that is credited. */
function accountingTaxOf(
  { accountingTax: whole, totals }: InvoiceDocument,
  from: readonly CategoryProgress[],
  to: readonly CategoryProgress[],
): Pick<InvoiceDocument, 'accountingTax'> {
  if (whole === undefined || totals.tax.minor === 0) return {};
  const soFar = (rows: readonly CategoryProgress[]) =>
    roundProduct(
      [String(whole.minor), String(rows.reduce((sum, { tax }) => sum + tax, 0))],
      totals.tax.minor,
    );
  return { accountingTax: { ...whole, minor: soFar(to) - soFar(from) } };
}

/** Between what was credited before and what the invoice has: a category with lines of both signs can leave that. */
function isInBounds(
  { base }: CategoryProgress,
  {
    from,
    invoice,
    index,
  }: {
    readonly from: CategoryProgress | undefined;
    readonly invoice: InvoiceDocument;
    readonly index: number;
  },
): boolean {
  const whole = invoice.taxBreakdown[index]?.base.minor ?? 0;
  const least = from?.base ?? 0;
  return whole < 0 ? base <= least && base >= whole : base >= least && base <= whole;
}

function difference(to: CategoryProgress, from: CategoryProgress | undefined): CategoryProgress {
  return {
    ...to,
    allowances: to.allowances - (from?.allowances ?? 0),
    charges: to.charges - (from?.charges ?? 0),
    base: to.base - (from?.base ?? 0),
    tax: to.tax - (from?.tax ?? 0),
  };
}

/** One for each category: its allowances are credited as their sum. */
function toAdjustments(
  invoice: InvoiceDocument,
  taken: readonly CategoryProgress[],
  name: 'allowances' | 'charges',
): readonly DocumentAdjustment[] {
  return taken.flatMap((row) => {
    const own = invoice[name].filter((adjustment) => isOf(adjustment, row));
    const [only] = own;
    if (row[name] === 0 || only === undefined) return [];
    const reason = [
      ...new Set(own.map((adjustment) => adjustment.reason).filter((text) => text !== '')),
    ].join(', ');
    const code = own.length === 1 || reason === '' ? only.reasonCode : undefined;
    return [
      {
        reason,
        ...(code === undefined ? {} : { reasonCode: code }),
        amount: { minor: row[name], currency: invoice.currency },
        taxCategory: row.taxCategory,
        taxRate: row.taxRate,
      },
    ];
  });
}

function toBreakdown(
  row: TaxBreakdown,
  taken: CategoryProgress | undefined,
  lines: readonly InvoiceLine[],
): readonly TaxBreakdown[] {
  if (taken === undefined) return [];
  const isTouched = lines.some((line) => isOf(line, row)) || taken.allowances + taken.charges > 0;
  const { currency } = row.base;
  return isTouched
    ? [{ ...row, base: { minor: taken.base, currency }, tax: { minor: taken.tax, currency } }]
    : [];
}
