/** Periods that begin with what happened last: "since the last invoice to Acme", "seit ihrer letzten Zahlung". */

import { calendarPeriod } from '../../../../domain/periods/calendar-periods.ts';
import type { Filter, QueryFrame } from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import { polar } from '../words/polar.ts';
import type { Sense } from '../words/sense.ts';
import { Pieces } from './pieces.ts';
import { sinceSheet } from './sheets/since-sheet.ts';
import { isInvoiceNumber } from './sides/named-values.ts';
import type { RelativeStart } from './sides/relative-start.ts';
import { sinceEvent } from './sides/since-event.ts';
import { hasSubject } from './subjects.ts';

const events = [
  ['invoice', 'invoices'],
  ['bill', 'invoices'],
  ['billed', 'invoices'],
  ['payment', 'payments'],
  ['pay', 'payments'],
  ['entry', 'hours'],
] as const;

/** What is said of the start, and the other items of the question. `previous`: what "since then" may be of. */
export function splitRelative(
  items: readonly Item[],
  previous?: QueryFrame,
): { readonly since: RelativeStart | undefined; readonly rest: readonly Item[] } {
  const pieces = new Pieces(items);
  const found =
    sinceNumber(pieces) ??
    sinceSheet(pieces) ??
    sinceLast(pieces) ??
    sinceNamed(pieces) ??
    sinceEvent(pieces) ??
    sinceFound(pieces, previous);
  if (found === undefined) return { since: undefined, rest: items };
  const { since, taken } = withPayment(pieces, found);
  return { since, rest: items.filter((_, index) => !taken.includes(index)) };
}

interface Found {
  readonly since: RelativeStart;
  readonly taken: readonly number[];
}

/** "Since invoice 2026-0014 was paid"; "what has Acme since then paid?" asks for the payments. */
function withPayment(pieces: Pieces, found: Found): Found {
  const { since, taken } = found;
  if ('found' in since || since.measure !== 'invoices') return found;
  const behind = pieces.next(Math.max(...taken));
  const isBehind = pieces.is(behind, 'pay') && pieces.at(behind)?.isAfterBreak !== true;
  const isAsked = !hasSubject(pieces.items.filter((_, at) => at !== behind && !taken.includes(at)));
  return isBehind && !isAsked ? { since: { ...since, isPaid: true }, taken: [...taken, behind] } : found;
}

/** "Since October paid" is of the month. */
const nounsOfEvents: readonly Sense[] = ['invoice', 'payment', 'entry'];

const eventAt = (pieces: Pieces, at: number) => events.find(([sense]) => pieces.is(at, sense))?.[1];

function sinceLast(pieces: Pieces): Found | undefined {
  const from = pieces.find(['since', 'after']);
  const { last, taken: before } = lastBehind(pieces, from);
  // "Since the last Acme payment".
  const beside = pieces.next(last);
  const at = pieces.at(beside)?.kind === 'name' ? pieces.next(beside) : beside;
  const measure = eventAt(pieces, at);
  if (from < 0 || last < 0 || measure === undefined) return undefined;
  const clause = clauseOf(pieces, { from, last, noun: at });
  const own = ownName(pieces, at === beside ? pieces.next(at) : beside) ?? ownName(pieces, clause.name);
  const taken = [from, last, at, ...before, ...clause.taken, ...(own?.taken ?? [])];
  return { since: { measure, ...own?.since }, taken };
}

const giving = ['sent', 'issue', 'bill', 'billed'] as const;

/** "Since the last one", "since I sent them the last one": with the verb between. */
function lastBehind(
  pieces: Pieces,
  from: number,
): { readonly last: number; readonly taken: readonly number[] } {
  const last = pieces.items.findIndex(
    (_, at) => at > from && at <= from + 6 && pieces.isFree(at) && pieces.is(at, 'last'),
  );
  const between = pieces.items.flatMap((_, at) => (at > from && at < last && !pieces.isSoft(at) ? at : []));
  const isOfIt = between.every((at) => pieces.is(at, ...giving) || pieces.at(at)?.kind === 'name');
  return from < 0 || last < 0 || !isOfIt
    ? { last: -1, taken: [] }
    : { last, taken: between.filter((at) => pieces.is(at, ...giving)) };
}

interface Event {
  readonly from: number;
  readonly last: number;
  readonly noun: number;
}

const clauseStart = /^(?:i|ive|we|that|which|die|ich|wir)\b/;

/** "The last invoice I sent them", "seit ich Acme die letzte Rechnung geschickt habe": what happened, and to whom. */
function clauseOf(pieces: Pieces, { from, last, noun }: Event) {
  const isStart = (at: number) => {
    const item = pieces.at(at);
    return item?.kind === 'word' && clauseStart.test(item.text);
  };
  const isBefore = pieces.items.some((_, at) => at > from && at < last && pieces.is(at, 'mine'));
  const end = isBefore || isStart(noun + 1) ? verbBehind(pieces, noun) : -1;
  const to = end < 0 ? noun : end + 2;
  const isIn = (at: number) => (at > from && at < last) || (at > noun && at <= to);
  const name = pieces.items.findIndex(({ kind }, at) => kind === 'name' && isIn(at));
  return { taken: end < 0 ? [] : [end], name };
}

function verbBehind(pieces: Pieces, noun: number): number {
  const end = pieces.items.findIndex((_, at) => at > noun && at <= noun + 6 && pieces.is(at, ...giving));
  const isWhole = pieces.items.every(
    (item, at) => at <= noun || at >= end || pieces.isSoft(at) || item.kind === 'name',
  );
  return isWhole ? end : -1;
}

/** The client of what happened, which the question is not of: unless it says "them". */
function ownName(pieces: Pieces, at: number) {
  const item = pieces.at(at);
  const [record, ...more] = item?.kind === 'name' ? item.candidates : [];
  if (record?.kind !== 'client' || more.length > 0 || pieces.has('them')) return undefined;
  const { id, name } = record;
  const of: readonly Filter[] = [{ field: 'client', is: true, values: [{ id, name }] }];
  return { since: { of }, taken: [at] };
}

/** "Since invoice 2026-0014 went out". */
function sinceNumber(pieces: Pieces): Found | undefined {
  const { from, isUntil } = startAt(pieces);
  const first = pieces.next(from);
  // "Since I issued invoice 2026-0014".
  const isGiven = pieces.is(first, 'sent', 'issue');
  const beside = isGiven ? pieces.next(first) : first;
  const at = pieces.is(beside, 'invoice') ? pieces.next(beside) : beside;
  const item = pieces.at(at);
  if (from < 0 || item === undefined || !isInvoiceNumber(item)) return undefined;
  const of: readonly Filter[] = [{ field: 'number', is: true, numbers: [item.raw] }];
  const end = pieces.next(at);
  const isSaid = pieces.is(end, 'sent', 'issue') || isOut(pieces, end);
  return {
    since: { measure: 'invoices', of, ...isUntil },
    taken: [
      from,
      at,
      ...(isGiven ? [first] : []),
      ...(at === beside ? [] : [beside]),
      ...(isSaid ? [end] : []),
    ],
  };
}

/** "Since" and "after", else "before". */
function startAt(pieces: Pieces): { readonly from: number; readonly isUntil?: { readonly isBefore: true } } {
  const from = pieces.find(['since', 'after']);
  if (from >= 0 || !mayEnd(pieces)) return { from };
  return { from: pieces.items.findIndex(isBefore), isUntil: { isBefore: true } };
}

const isBefore = (item: Item): boolean => item.kind === 'word' && /^(?:before|vor|bevor)$/.test(item.text);

/** "Was 2026-0013 paid before 2026-0014?" is of both, and "before 2026-0014 was due" of another day. */
function mayEnd(pieces: Pieces): boolean {
  const [first] = pieces.items;
  const isPolar = first?.kind === 'word' && polar.test(first.text) && first.text !== 'was';
  const isOfOne = pieces.items.filter(isInvoiceNumber).length === 1;
  return isOfOne && !isPolar && !pieces.has('due', 'overdue', 'onTime');
}

function isOut(pieces: Pieces, index: number): boolean {
  const item = pieces.at(index);
  return item?.kind === 'word' && /^(?:out|raus|draussen)$/.test(item.text);
}

const sinceWord = /^(?:since|seit|ab)\b/i;

/** "Since the September invoice": its month is no start by itself. */
function sinceNamed(pieces: Pieces): Found | undefined {
  const from = pieces.items.findIndex((item) => item.kind === 'period' && sinceWord.test(item.raw));
  const item = pieces.at(from);
  const measure = eventAt(pieces, from + 1);
  if (item?.kind !== 'period' || measure === undefined || !pieces.is(from + 1, ...nounsOfEvents))
    return undefined;
  const { from: start } = item.period;
  // "Since the October invoice to Nordwind".
  const own = ownName(pieces, pieces.next(from + 1));
  return {
    since: { measure, period: calendarPeriod('month', start, 0), ...own?.since },
    taken: [from, from + 1, ...(own?.taken ?? [])],
  };
}

/** "Hours for them since" ends with it. */
function sinceThenAt(pieces: Pieces): number {
  const end = pieces.items.length - 1;
  return pieces.is(end, 'since') ? end : pieces.find(['sinceThen']);
}

/** "And since then?" after the last payment. */
function sinceFound(pieces: Pieces, previous: QueryFrame | undefined): Found | undefined {
  const at = sinceThenAt(pieces);
  if (at < 0 || previous === undefined || previous.per !== 'record') return undefined;
  const isOne = previous.statistic !== 'total' && previous.statistic !== 'average';
  return isOne ? { since: { measure: previous.measure, found: previous }, taken: [at] } : undefined;
}

/** The question for the record that the period begins with, of the clients and projects of the frame. */
export function eventFrame(since: RelativeStart, { filters }: QueryFrame): QueryFrame {
  if ('found' in since) return since.found;
  const { measure, period, of, isPaid } = since;
  const isKept = ({ field }: Filter) => field === 'client' || (field === 'project' && measure !== 'payments');
  return {
    measure,
    statistic: 'last',
    per: 'record',
    filters: of ?? filters.filter(isKept),
    ...(period && { period }),
    // Each of them has its day of payment.
    ...(isPaid && period && { limit: 31 }),
    shape: 'figure',
  };
}
