/** From approved entries to lines, and from stored rows to the one document that preview, PDF and e-invoice take. */
import type { DayPart } from './day-parts.ts';
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
import { type Money, toDecimalString } from './money.ts';
import { fail, type Result, succeed } from './result.ts';
import { billedSeconds, type RoundableEntry, type RoundingRule } from './rounding.ts';

/** An approved entry with what its line needs. */
export interface BillableEntry {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly taskId?: string | undefined;
  readonly note: string;
  readonly seconds: number;
  /** Local date on which it began, in the entry's own zone. */
  readonly date: string;
  /** What crosses midnight, split by local day; left out where all of it is of `date`. */
  readonly days?: readonly DayPart[] | undefined;
  /** The rate kept with the entry, for one hour. */
  readonly hourlyRate: Money;
}

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
export interface LineTerms extends TaxKey {
  readonly currency: string;
  readonly rounding: RoundingRule;
  /** Of projects whose time is rounded in another way, by id. */
  readonly projectRoundings?: ReadonlyMap<string, RoundingRule> | undefined;
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
 * One line for each project, task (or note, where there is no task) and rate, in the order of the first entry's
 * day; each bills one exact quantity, so that its net is one rounding of seconds × rate (ARCHITECTURE D9).
 */
export function buildTimeLines(
  entries: readonly BillableEntry[],
  terms: LineTerms,
): Result<readonly DraftLine[], CurrencyMismatch> {
  const stranger = entries.find((entry) => entry.hourlyRate.currency !== terms.currency);
  if (stranger !== undefined) {
    return fail({ code: 'currency_mismatch', entryId: stranger.id, currency: stranger.hourlyRate.currency });
  }
  const sorted = [...entries].sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
  return succeed(groupByLine(sorted).map((group) => timeLine(group, terms)));
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
  return {
    ...facts,
    version: 2,
    currency,
    precedingInvoices,
    allowances: parts.allowances,
    charges,
    taxBreakdown,
    totals: computeTotals({ ...parts, taxBreakdown }, { paid, rounding }),
  };
}

function timeLine(group: readonly BillableEntry[], terms: LineTerms): DraftLine {
  const [first] = group;
  if (first === undefined) {
    throw new RangeError('A line needs an entry.');
  }
  const priced = {
    source: 'time',
    description: describe(first),
    ...toQuantity(billedSeconds(group.flatMap(toRoundable), roundingOf(first.projectId, terms))),
    unitPrice: toDecimalString(first.hourlyRate),
  } as const;
  return {
    line: completeLine(priced, terms),
    entryIds: group.map((entry) => entry.id),
    recordedSeconds: group.reduce((sum, entry) => sum + entry.seconds, 0),
  };
}

/** The rule that a project's time is rounded by on one invoice. */
export function roundingOf(
  projectId: string,
  { rounding, projectRoundings }: Pick<LineTerms, 'rounding' | 'projectRoundings'>,
): RoundingRule {
  return projectRoundings?.get(projectId) ?? rounding;
}

function completeLine(
  priced: Omit<InvoiceLine, 'id' | 'net' | 'taxCategory' | 'taxRate'>,
  { currency, taxCategory, taxRate }: LineTerms,
): Omit<InvoiceLine, 'id'> {
  return { ...priced, taxCategory, taxRate, net: lineNet(priced, currency) };
}

/** First line of the note, after the project: a client with two projects must see which is which. */
function describe(entry: BillableEntry): string {
  const work = firstLine(entry.note);
  return work === '' ? entry.projectName : `${entry.projectName}: ${work}`;
}

function groupByLine(entries: readonly BillableEntry[]): readonly (readonly BillableEntry[])[] {
  const groups = new Map<string, BillableEntry[]>();
  for (const entry of entries) {
    const key = lineKey(entry);
    const group = groups.get(key);
    group === undefined ? groups.set(key, [entry]) : group.push(entry);
  }
  return [...groups.values()];
}

function lineKey(entry: BillableEntry): string {
  return JSON.stringify([entry.projectId, workOf(entry), entry.hourlyRate.minor]);
}

/** What entries of one line have in common: a task, or the note where there is none. */
export function workOf({ taskId, note }: Pick<BillableEntry, 'taskId' | 'note'>): string {
  return taskId ?? firstLine(note);
}

/** Its days, since a rule may add up the work of one. */
function toRoundable(entry: BillableEntry): readonly RoundableEntry[] {
  return daysOf(entry).map((day) => ({ id: entry.id, work: workOf(entry), ...day }));
}

/** The local days that an entry was worked on, in their order. */
export function daysOf({
  days,
  date,
  seconds,
}: Pick<BillableEntry, 'days' | 'date' | 'seconds'>): readonly DayPart[] {
  return days ?? [{ date, seconds }];
}

function firstLine(note: string): string {
  return note.trim().split('\n', 1)[0]?.trim() ?? '';
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
