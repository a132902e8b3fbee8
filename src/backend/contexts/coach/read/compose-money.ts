/** Frames of invoices and payments. */
import {
  type Filter,
  invoiceConditions,
  type Measure,
  type QueryFrame,
} from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import { polar } from '../words/polar.ts';
import { nounBy } from './arrange.ts';
import type { SaidCondition } from './conditions.ts';
import { nearerAhead } from './days/nearer-ahead.ts';
import { finishFrame } from './finish.ts';
import { compareInvoices } from './invoices/compare-invoices.ts';
import { composeOneInvoice } from './invoices/compose-one.ts';
import { amountOf, takeNet } from './invoices/net-bounds.ts';
import { composeNextDue } from './invoices/next-due.ts';
import type { Pieces } from './pieces.ts';
import { isOfMoney, type SaidParts } from './said.ts';
import { isVatLeftOut, takeTaxed } from './sides/taxed.ts';

export function composeInvoices(asked: SaidParts, today: string): QueryFrame | undefined {
  const said = withLongest(asked);
  return (
    composeNextDue(said) ??
    composeOneInvoice(said, today) ??
    compareInvoices(said, today) ??
    composeMany(said, today)
  );
}

/** "Overdue the longest", "am längsten offen": the oldest, and not the largest. */
function withLongest(said: SaidParts): SaidParts {
  const { pieces, arrangement } = said;
  const end = { largest: 'first', smallest: 'last' } as const;
  const isOfAge = pieces.has('longest', 'shortest') && said.conditions.some(({ what }) => ofAge.has(what));
  const { end: asked } = arrangement;
  if (!isOfAge || (asked !== 'largest' && asked !== 'smallest')) return said;
  return { ...said, arrangement: { ...arrangement, of: 'record', end: end[asked] } };
}

const ofAge: ReadonlySet<string> = new Set(['overdue', 'open', 'paid']);

function composeMany(said: SaidParts, today: string): QueryFrame | undefined {
  const { pieces, periods } = said;
  const { filters, isPaid } = statesOf(said);
  if (filters === undefined || isVatLeftOut(pieces) || isOfUnclearDays(said, { filters, isPaid }))
    return undefined;
  const taxed = takeTaxed(pieces);
  const isList = isListed(said, taxed);
  takeDaysLate(said);
  const notDue = takeNotDue(pieces);
  const isDue = pieces.takeAll('due');
  const isAhead = isDue && !isPaid && areAhead(periods, today);
  const measure = measureOfInvoices(said, {
    isOpen: isAhead || filters.some(isOfOpen),
    isDue: isDue || notDue.length > 0,
    isList,
  });
  pieces.takeAll(
    'invoice',
    'revenue',
    'earn',
    'done',
    'issue',
    'bill',
    'money',
    'total',
    'pay',
    'self',
    'value',
    'owe',
  );
  takeComing(pieces, measure);
  pieces.takeAll('gross', 'vat');
  const of = { ...said, periods: daysOf(said, filters, today) };
  return finishFrame(isList ? { ...of, shape: 'list' } : of, {
    measure,
    filters: [...filters, ...taxed, ...notDue, ...amountsOf(said), ...latenessOf(said)],
    today,
    isDue,
  });
}

/** "Payments that are due", "how much do my clients owe me?", "VAT that I collected". */
function takeComing(pieces: Pieces, measure: Measure): void {
  if (measure === 'vat') pieces.takeAll('receive');
  if (measure !== 'due') return;
  pieces.takeAll('payment');
  if (pieces.has('howMuch') && !pieces.has('which')) pieces.takeAll('client');
}

const asOf = /^(?:zum|per|stand|as of|of|by)$/;

/** "All open invoices as of today" are those of now, and not of what was issued today. */
function daysOf(
  { pieces, periods }: SaidParts,
  filters: readonly Filter[],
  today: string,
): SaidParts['periods'] {
  const at = pieces.items.findIndex(({ kind }) => kind === 'period');
  const before = pieces.at(at - 1);
  const isSaid = before?.kind === 'word' && asOf.test(before.text);
  const isToday = periods.length === 1 && periods[0]?.from === today && periods[0].to === today;
  if (!isSaid || !isToday || !filters.some(isOfOpen)) return periods;
  if (pieces.is(at + 1, 'day')) pieces.take(at + 1);
  return [];
}

/** "Has Acme paid all invoices?" asks for those that are not. */
function ofAllPaid({ pieces, conditions, names, weekdays }: SaidParts): readonly SaidCondition[] | undefined {
  const [only, ...more] = conditions;
  const [first] = pieces.items;
  const isAsked = first?.kind === 'word' && polar.test(first.text);
  const isOfAll = isAsked && pieces.items.some((item) => item.kind === 'word' && all.test(item.text));
  const isPaid = only?.what === 'paid' && only.is && more.length === 0;
  const isOfOne = names.length === 1 && names.every(({ is }) => is) && weekdays.length === 0;
  return isOfAll && isPaid && isOfOne ? [{ what: 'open', is: true }] : undefined;
}

const all = /^(?:all|every|everything|alle[nrs]?|alles)(?: |$)/;

function statesOf(said: SaidParts) {
  const conditions = ofAllPaid(said) ?? (asksOfOne(said) ? [] : said.conditions);
  return {
    filters: invoiceFilters(conditions),
    isPaid: conditions.some(({ what, is }) => what === 'paid' && is),
  };
}

/** "Is the last invoice paid?" asks what is said of it; the answer says its state. */
function asksOfOne({ shape, arrangement: { end } }: SaidParts): boolean {
  return shape === 'yes-no' && end !== undefined && end !== 'average';
}

/** What is to come is what is not paid; of days that are over all are meant. */
function areAhead(periods: SaidParts['periods'], today: string): boolean {
  return periods.every((period) => nearerAhead(period, today).to >= today);
}

/** "Invoices paid in October" may be of the day of issue or of that of the payment, and "not due until December" of any. */
function isOfUnclearDays(
  { pieces, periods }: SaidParts,
  { filters, isPaid }: { readonly filters: readonly Filter[]; readonly isPaid: boolean },
): boolean {
  if (periods.length === 0) return false;
  const isNotDue = pieces.all('due').some((at) => pieces.is(pieces.previous(at), 'not'));
  const isSaid = pieces.has('issue') || filters.some(isOfLatePaid) || isOfTheirDays(pieces);
  return isNotDue || (isPaid && !isSaid);
}

/** "The invoices from this year that are paid". */
function isOfTheirDays({ items }: Pieces): boolean {
  const at = items.findIndex(({ kind }) => kind === 'period');
  const before = items[at - 1];
  const isFrom = before?.kind === 'word' && /^(?:from|aus|aus dem|von|vom)$/.test(before.text);
  const isOf = (item: Item, sense: 'invoice' | 'pay') => item.kind === 'word' && item.senses.has(sense);
  const noun = items.findIndex((item) => isOf(item, 'invoice'));
  const paid = items.findIndex((item) => isOf(item, 'pay'));
  return isFrom && noun >= 0 && noun < at && (paid > at || paid < noun);
}

export const isOfLatePaid = (filter: Filter): boolean =>
  filter.field === 'invoice' && filter.condition === 'paidLate';

/** "How many days is the oldest overdue invoice late?": what is said of it has its days. */
function takeDaysLate({ pieces, arrangement: { end, of } }: SaidParts): void {
  const isOfOne = end !== undefined && end !== 'average' && of === 'record';
  // "In which month was my largest invoice?"
  if (isOfOne && pieces.has('which', 'when')) pieces.takeAll('month', 'day', 'week', 'quarter', 'year');
  if (isOfOne && pieces.has('overdue') && pieces.has('howMany')) pieces.takeAll('day', 'since');
}

/** "For how many days?": each invoice with its own. */
export const asksDaysLate = (item: Item): boolean =>
  item.kind === 'word' && item.senses.has('overdue') && /\b(?:days|tagen?)\b/.test(item.text);

/** "Not due yet" is open and not overdue. */
export function takeNotDue(pieces: Pieces): readonly Filter[] {
  const index = pieces.find(['due']);
  const denial = pieces.previous(index);
  if (index < 0 || !pieces.is(denial, 'not') || !pieces.isFree(denial)) return [];
  pieces.take(index, denial);
  return [{ field: 'invoice', is: false, condition: 'overdue' }];
}

const sums = [
  ...(['revenue', 'earn', 'bill', 'total', 'money'] as const),
  ...(['howMuch', 'howMany', 'net', 'gross', 'average'] as const),
] as const;

const ofRecords: ReadonlySet<string> = new Set(['sent', 'partlyPaid']);

/** "Unpaid invoices of Acme" asks which they are. */
function isListed(said: SaidParts, taxed: readonly Filter[]): boolean {
  const { pieces, shape, conditions } = said;
  if (isOfSingle(said)) return true;
  // "Issued but not sent?"
  const isOfRecords =
    pieces.has('invoice', 'draft', 'credit') || conditions.some(({ what }) => ofRecords.has(what));
  if (taxed.length > 0) return !pieces.has('howMany');
  if (!isOfRecords || pieces.has('owe', 'vat')) return false;
  // "The sum of all invoices" is no list of them.
  if (shape === 'list') return !pieces.has('total', 'howMuch') || pieces.has('which');
  return !pieces.has(...sums) || (shape === 'yes-no' && !pieces.has('howMuch', 'total', 'money', 'revenue'));
}

const isOfSingle = (said: SaidParts): boolean => isOfAmounts(said) || said.pieces.items.some(asksDaysLate);

/** "Invoices between 5,000 and 9,000, gross": each of them, not their sum. */
function isOfAmounts(said: SaidParts): boolean {
  const asked = sums.filter((sense) => sense !== 'net' && sense !== 'gross');
  return amountsOf(said).length > 0 && !said.pieces.has(...asked);
}

interface Asked {
  /** Only what is not paid. */
  readonly isOpen: boolean;
  readonly isDue: boolean;
  readonly isList: boolean;
}

function measureOfInvoices({ pieces, arrangement }: SaidParts, { isOpen, isDue, isList }: Asked): Measure {
  if (pieces.find(['vat']) >= 0) return 'vat';
  if (isMeanWithoutTax(pieces, arrangement)) return 'invoiced';
  // Of what is not paid its open amount is asked for, and by it the largest one is found.
  const isOfAmount = isOpen && isOfSum(arrangement);
  if (!isOfAmount && (isList || countsInvoices(pieces, arrangement))) return 'invoices';
  return isDue || isOpen || pieces.has('owe') ? 'due' : sumOf(pieces);
}

const isOfSum = ({ end, isCounted }: SaidParts['arrangement']): boolean => !isCounted && !ofRank.has(end);

/** What is found by its place, and not by its amount. */
const ofRank: ReadonlySet<string | undefined> = new Set(['first', 'last', 'average']);

const sumOf = (pieces: Pieces): Measure => (pieces.has('gross') ? 'gross' : 'invoiced');

/** Of single invoices. */
const isMeanWithoutTax = (pieces: Pieces, { end }: SaidParts['arrangement']): boolean =>
  end === 'average' && pieces.has('net');

function countsInvoices(pieces: Pieces, { of, isCounted }: SaidParts['arrangement']): boolean {
  if (isCounted) return true;
  const isAsked = pieces.has('howMany') || of === 'record';
  return isAsked && pieces.has('invoice', 'draft', 'credit');
}

/** Only what is not paid in full. */
export function isOfOpen(filter: Filter): boolean {
  if (filter.field !== 'invoice') return false;
  const { condition, is } = filter;
  return condition === 'paid' ? !is : is && (condition === 'open' || condition === 'overdue');
}

/** Undefined where one is no condition of invoices. "How much did I bill?" is of what was issued, as all of it is. */
export function invoiceFilters(conditions: readonly SaidCondition[]): readonly Filter[] | undefined {
  const isOfDrafts = conditions.some(({ what, is }) => what === 'draft' && is);
  const filters = withPaidLate(conditions)
    // "Open drafts" are not issued yet.
    .filter(({ what, is }) => (what !== 'billed' || !is) && !(isOfDrafts && what === 'open'))
    .map(({ what, is }): Filter | undefined => {
      const condition = invoiceConditions.find((one) => one === what);
      return condition && { field: 'invoice', is, condition };
    });
  return filters.every((filter) => filter !== undefined) ? distinct(filters) : undefined;
}

/** "Paid late" and "paid on time" are of what is over, and not of what is overdue now. */
function withPaidLate(conditions: readonly SaidCondition[]): readonly SaidCondition[] {
  const isPaid = conditions.some(({ what, is }) => what === 'paid' && is);
  const late = conditions.find(({ what }) => what === 'overdue');
  if (!isPaid || late === undefined) return conditions;
  const others = conditions.filter(({ what }) => what !== 'paid' && what !== 'overdue');
  return [...others, { what: 'paidLate', is: late.is }];
}

/** "Overdue" and "late" are one. */
function distinct(filters: readonly Filter[]): readonly Filter[] {
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()];
}

/** Bounds that are said of single invoices and payments. */
function amountsOf({ pieces, bounds }: SaidParts): readonly Filter[] {
  const said = bounds.filter(({ bound, index }) => isOfMoney(bound) && nounBy(pieces, index) === 'record');
  const isNet = pieces.has('invoice') && takeNet(pieces, said);
  return said.map((one) => amountOf(one, isNet));
}

function latenessOf({ pieces, bounds }: SaidParts): readonly Filter[] {
  return bounds.flatMap(({ bound, index }): readonly Filter[] => {
    if (bound.unit !== 'days') return [];
    // "Seit mehr als 30 Tagen".
    if (pieces.is(pieces.previous(index), 'since')) pieces.take(pieces.previous(index));
    return [{ field: 'late', bound: bound.bound, days: bound.value }];
  });
}

export function composePayments(said: SaidParts, today: string): QueryFrame | undefined {
  const { pieces, conditions } = said;
  const next = composeNextDue(said);
  if (next !== undefined) return next;
  if (conditions.length > 0) return undefined;
  const isOpen = asksOpen(said);
  takeBooked(said);
  const measure = measureOfPayments(said);
  pieces.takeAll('payment', 'pay', 'receive', 'money', 'total', 'self', 'bill');
  // "How much did my clients pay?"
  if (pieces.has('howMuch')) pieces.takeAll('client');
  return isOpen ? composeOpen(said, today) : finishFrame(said, { measure, filters: amountsOf(said), today });
}

const booked = /^(?:booked|recorded|logged|verbucht\w*|gebucht\w*|erfasst\w*|eingetragen\w*)$/;

/** "Which payment was booked last?" */
function takeBooked({ pieces }: SaidParts): void {
  if (!pieces.has('payment')) return;
  pieces.take(
    ...pieces.items.flatMap((item, at) => (item.kind === 'word' && booked.test(item.text) ? at : [])),
  );
}

function measureOfPayments({ pieces, shape, arrangement }: SaidParts): Measure {
  const isOfPayments = pieces.has('payment') && (pieces.has('howMany') || shape === 'list');
  // "Who paid more often?"
  const isCounted =
    isOfPayments || arrangement.isCounted || arrangement.of === 'record' || pieces.has('often');
  return isCounted ? 'payments' : 'received';
}

/** "Has Acme paid?", "who has not paid?": what is still open. */
function asksOpen({ pieces, shape, periods, isCompared }: SaidParts): boolean {
  const denial = pieces.find(['not']);
  pieces.take(...(denial < 0 ? [] : [denial]));
  return denial >= 0 || (shape === 'yes-no' && !isCompared && pieces.has('pay') && periods.length === 0);
}

function composeOpen(said: SaidParts, today: string): QueryFrame | undefined {
  // "Who paid nothing in October?" is not of what was issued then.
  if (said.periods.length > 0) return undefined;
  const { shape, arrangement } = said;
  const open: Filter = { field: 'invoice', is: true, condition: 'open' };
  const group = arrangement.group ?? (shape === 'list' ? 'client' : undefined);
  return finishFrame(said, {
    measure: 'due',
    filters: [open, ...amountsOf(said)],
    today,
    ...(group && { group }),
  });
}
