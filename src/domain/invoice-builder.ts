/** From approved entries to lines, and from stored rows to the one document that preview, PDF and e-invoice take. */
import { toQuantity } from './duration.ts';
import type { DocumentAdjustment, InvoiceDocument, InvoiceLine } from './invoice-document.ts';
import {
  breakDownTax,
  computeTotals,
  type Discount,
  lineNet,
  spreadDiscount,
  type TaxKey,
} from './invoice-totals.ts';
import { translateDiscountReason } from './invoice-words.ts';
import { isAccountingRate, toAccountingTax } from './invoicing/accounting-tax.ts';
import {
  type BillableEntry,
  daysOf,
  roundingOf,
  type TimeRounding,
  workOf,
} from './invoicing/lines/billable-entry.ts';
import {
  billEntries,
  describeLine,
  groupTime,
  type LineEntries,
  type LineGrouping,
} from './invoicing/lines/line-grouping.ts';
import { type Money, toDecimalString } from './money.ts';
import { fail, type Result, succeed } from './result.ts';

export { type BillableEntry, daysOf, roundingOf, workOf };

/** What is billed beside time: so many of a unit at a price. */
export interface FixedItem
  extends Omit<InvoiceLine, 'id' | 'net' | 'unitCode' | 'priceBaseQuantity' | 'taxCategory' | 'taxRate'> {
  /** Pieces (C62) without it. */
  readonly unitCode?: string;
  /** One without it. */
  readonly priceBaseQuantity?: number;
  /** Left out: as the whole invoice. */
  readonly tax?: TaxKey;
}

/** A line before it is stored, with what it came from. */
export interface DraftLine {
  readonly line: Omit<InvoiceLine, 'id'>;
  readonly entryIds: readonly string[];
  /** True: its tax does not follow that of the invoice. */
  readonly ownTax?: boolean;
  /** Sum of the entries as recorded; the line bills this or what the rounding rule makes of it. */
  readonly recordedSeconds: number;
}

/** What every line of one invoice has in common. */
export interface LineTerms extends TaxKey, TimeRounding {
  readonly currency: string;
  /** By task without it. */
  readonly grouping?: LineGrouping | undefined;
}

/** An entry whose rate is in another currency than the invoice (BT-5 is one a document): it cannot be billed on it. */
export interface CurrencyMismatch {
  readonly code: 'currency_mismatch';
  readonly entryId: string;
  readonly currency: string;
}

/** The stored facts of an invoice; totals are never among them. */
export interface InvoiceRecord
  extends Omit<
    InvoiceDocument,
    'version' | 'currency' | 'allowances' | 'charges' | 'precedingInvoices' | 'taxBreakdown' | 'totals'
  > {
  /** A discount on the whole document; spread over its tax categories it becomes allowances. */
  readonly discount?: Discount | undefined;
  readonly allowances?: readonly DocumentAdjustment[] | undefined;
  readonly charges?: readonly DocumentAdjustment[] | undefined;
  readonly precedingInvoices?: InvoiceDocument['precedingInvoices'] | undefined;
  /** BT-113; its currency is the invoice's. */
  readonly paid: Money;
  /** BT-114. */
  readonly rounding?: Money | undefined;
}

/**
 * One line for each task (or note, where there is no task) of a project, or as the grouping says, and rate, in the order of
 * the first entry's day; each bills one exact quantity, so that its net is one rounding of seconds × rate (ARCHITECTURE D9).
 */
export function buildTimeLines(
  entries: readonly BillableEntry[],
  terms: LineTerms,
): Result<readonly DraftLine[], CurrencyMismatch> {
  const stranger = entries.find((entry) => entry.hourlyRate.currency !== terms.currency);
  if (stranger !== undefined) {
    return fail({ code: 'currency_mismatch', entryId: stranger.id, currency: stranger.hourlyRate.currency });
  }
  const billed = billEntries(entries, terms);
  return succeed(groupTime(entries, terms.grouping).map((group) => timeLine(group, billed, terms)));
}

/** A line of a fixed item, in its own tax or in that of the invoice. */
export function buildFixedLine(item: FixedItem, terms: LineTerms): DraftLine {
  const { tax, ...said } = item;
  const priced = { source: 'item', unitCode: 'C62', priceBaseQuantity: 1, ...said } as const;
  const line = completeLine(priced, { ...terms, ...tax });
  return { line, entryIds: [], recordedSeconds: 0, ownTax: tax !== undefined };
}

/** The document of stored rows: the discount's parts, tax breakdown and totals are computed here and nowhere else. */
export function buildInvoiceDocument(record: InvoiceRecord): InvoiceDocument {
  const { discount, allowances: own = [], charges = [], paid, rounding, ...facts } = record;
  const { currency } = paid;
  const { lines, exemptions, precedingInvoices = [], language } = facts;
  const spread = spreadDiscount(discount, lines, currency).map((row) => ({
    ...row,
    reason: translateDiscountReason(row.reason, language),
  }));
  const parts = { lines, allowances: [...own, ...spread], charges, exemptions };
  const taxBreakdown = breakDownTax(parts, currency, language);
  const totals = computeTotals({ ...parts, taxBreakdown }, { paid, rounding });
  return {
    ...facts,
    version: 2,
    currency,
    precedingInvoices,
    allowances: parts.allowances,
    charges,
    taxBreakdown,
    totals,
    ...accountingTaxOf(record, totals.tax),
  };
}

/** As it is told; else by the rate, where that is one. */
function accountingTaxOf(
  { accountingTax, accountingRate }: InvoiceRecord,
  tax: Money,
): Pick<InvoiceDocument, 'accountingTax'> {
  if (accountingTax !== undefined || accountingRate === undefined) return {};
  return isAccountingRate(accountingRate) ? { accountingTax: toAccountingTax(tax, accountingRate) } : {};
}

function timeLine(group: LineEntries, billed: ReadonlyMap<string, number>, terms: LineTerms): DraftLine {
  const [first] = group;
  const seconds = group.reduce((sum, { id }) => sum + (billed.get(id) ?? 0), 0);
  const priced = {
    source: 'time',
    ...describeLine(group, terms.grouping),
    ...toQuantity(seconds),
    unitPrice: toDecimalString(first.hourlyRate),
  } as const;
  return {
    line: completeLine(priced, terms),
    entryIds: group.map((entry) => entry.id),
    recordedSeconds: group.reduce((sum, entry) => sum + entry.seconds, 0),
  };
}

function completeLine(
  priced: Omit<InvoiceLine, 'id' | 'net' | 'taxCategory' | 'taxRate'>,
  { currency, taxCategory, taxRate }: LineTerms,
): Omit<InvoiceLine, 'id'> {
  return { ...priced, taxCategory, taxRate, net: lineNet(priced, currency) };
}
