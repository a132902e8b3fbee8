/** What a question says that records are or are not, each with its side. */
import { isDeepStrictEqual } from 'node:util';
import type { Filter, InvoiceCondition } from '../../../../domain/query/frame.ts';
import type { NamedRecord } from '../model/named-record.ts';
import type { Sense } from '../words/sense.ts';
import type { Pieces } from './pieces.ts';
import { asksOfAll } from './sides/all-of.ts';
import { denialOf, denialsWith, isClosing, isJoinedTo } from './sides/denials.ts';
import { takeEach } from './sides/take-each.ts';

/** A word for what records are, with the side that it has with the words around it. */
export interface SaidCondition {
  readonly what: What;
  readonly is: boolean;
}

export type What =
  | 'billable'
  | 'billed'
  | 'noted'
  | 'submitted'
  | 'approved'
  | 'rejected'
  | 'archived'
  | 'budgeted'
  | 'invoiced'
  | 'received'
  | 'paid'
  | InvoiceCondition;

const words: readonly (readonly [Sense, What, boolean])[] = [
  ['billable', 'billable', true],
  ['notBillable', 'billable', false],
  ['billableShare', 'billable', true],
  ['billed', 'billed', true],
  ['unbilled', 'billed', false],
  ['unpaid', 'paid', false],
  ['partlyPaid', 'partlyPaid', true],
  ['open', 'open', true],
  ['overdue', 'overdue', true],
  ['onTime', 'overdue', false],
  ['sent', 'sent', true],
  ['unsent', 'sent', false],
  ['submitted', 'submitted', true],
  ['unsubmitted', 'submitted', false],
  ['approved', 'approved', true],
  ['unapproved', 'approved', false],
  ['rejected', 'rejected', true],
  ['archived', 'archived', true],
  ['active', 'archived', false],
  ['budgeted', 'budgeted', true],
  ['unbudgeted', 'budgeted', false],
  ['withoutInvoice', 'invoiced', false],
  ['withoutPayment', 'received', false],
  ['draft', 'draft', true],
  ['credit', 'credit', true],
  ['note', 'noted', true],
  ['unnoted', 'noted', false],
];

const paidWord = ['pay', 'paid', true] as const;

const days: readonly (readonly [Sense, readonly number[]])[] = [
  ['mondays', [1]],
  ['tuesdays', [2]],
  ['wednesdays', [3]],
  ['thursdays', [4]],
  ['fridays', [5]],
  ['saturdays', [6]],
  ['sundays', [7]],
  ['weekends', [6, 7]],
  ['weekdays', [1, 2, 3, 4, 5]],
];
export const daySenses = days.map(([sense]) => sense);

/** As denialOf, or that of a name or a day that it is joined to. */
function denialOfDay(pieces: Pieces, index: number): number | undefined {
  const own = denialOf(pieces, index);
  if (own !== undefined) return own;
  // "Das Wochenende ausgenommen".
  const behind = pieces.next(index, 2);
  if (pieces.isFree(behind) && pieces.is(behind, 'except') && isClosing(pieces, behind)) return behind;
  const before = pieces.previous(index);
  return pieces.isDenied(before) && isJoinedTo(pieces, before, index) ? before : undefined;
}

/** "Billable", "not yet paid", "without a note". `isOfInvoices`: "paid" says what an invoice is, and not that money came in. */
export function readConditions(pieces: Pieces, isOfInvoices: boolean): readonly SaidCondition[] {
  const found: SaidCondition[] = [];
  /** By which word a condition is denied, for what is joined to it. */
  const denied = new Map<number, number>();
  const known = isOfInvoices ? [...words, paidWord] : words;
  // In the order of the words: a denial is of the nearest behind it.
  for (const index of pieces.all(...known.map(([sense]) => sense))) {
    for (const [sense, what, is] of known.filter(([one]) => pieces.is(index, one))) {
      const denials = denialsWith(pieces, index, denied);
      // "Top 3 notes" asks for notes: only what has one, or none, is a condition.
      if (sense === 'note' && denials.length === 0 && !isHad(pieces, index)) continue;
      pieces.take(index, ...denials);
      found.push({ what, is: denials.length % 2 === 0 ? is : !is });
    }
  }
  // "For free, so not billable" is said twice.
  return found.filter((one, at) => !found.slice(0, at).some((before) => isDeepStrictEqual(before, one)));
}

const having = /^(?:with|mit|have|has|having|haben|hat|hatte|hatten)\b/;

function isHad(pieces: Pieces, index: number): boolean {
  // "Hat jeder Eintrag eine Notiz?"
  const places = asksOfAll(pieces) ? [0, index - 1, index - 2] : [index - 1, index - 2];
  return places.some((at) => {
    const item = pieces.at(at);
    return item?.kind === 'word' && having.test(item.text);
  });
}

export function readWeekdays(pieces: Pieces): readonly Filter[] {
  const sides = new Map<boolean, Set<number>>();
  for (const index of pieces.all(...daySenses)) {
    const denial = denialOfDay(pieces, index);
    const is = denial === undefined;
    pieces.take(index, ...(denial === undefined ? [] : [denial]));
    if (!is) pieces.deny(index);
    const own = days.filter(([sense]) => pieces.is(index, sense)).flatMap(([, numbers]) => numbers);
    sides.set(is, new Set([...(sides.get(is) ?? []), ...own]));
  }
  return [...sides].map(([is, numbers]) => ({
    field: 'weekday',
    is,
    days: [...numbers].toSorted((one, other) => one - other),
  }));
}

/** "Tagged urgent", "mit Tag urgent": whatever word stands behind it. */
export function readTags(pieces: Pieces): readonly Filter[] {
  return pieces.all('tagged').flatMap((index): readonly Filter[] => {
    const item = pieces.at(index + 1);
    if (item === undefined || !pieces.isFree(index + 1)) return [];
    const denial = denialOf(pieces, index);
    pieces.take(index, index + 1, ...(denial === undefined ? [] : [denial]));
    return [{ field: 'tag', is: denial === undefined, tags: [item.raw] }];
  });
}

export interface SaidName {
  readonly record: NamedRecord;
  readonly is: boolean;
  readonly index: number;
}

/** Names with their side: "for Acme", "except Acme and Brightside", "Acme ausgenommen". Undefined where one is ambiguous. */
export function readNames(pieces: Pieces): readonly SaidName[] | undefined {
  const indexes = pieces.items.flatMap((item, index) => (item.kind === 'name' ? index : []));
  const clients = clientsOf(pieces, indexes);
  const found: SaidName[] = [];
  for (const index of indexes) {
    const item = pieces.at(index);
    const records = item?.kind === 'name' ? narrow(item.candidates, { pieces, index, clients }) : [];
    const [record] = records;
    if (record === undefined || records.length > 1 || isWithPerson(pieces, index, record)) return undefined;
    // "Orders servcie": both words are of one name.
    if (found.some((one) => one.record.id === record.id)) {
      pieces.take(index);
      continue;
    }
    const denial = denialOfName(pieces, index, found.at(-1));
    if (!denyBefore(pieces, index, { denial, found })) return undefined;
    pieces.take(index, ...denial.taken);
    if (!denial.is) pieces.deny(index);
    found.push({ record, is: denial.is, index });
  }
  const [, second] = found.filter(({ is }) => is);
  if (second !== undefined) takeEach(pieces, second.index);
  return found;
}

/** "Review with Jana" is no time of hers, and "more than Ben" and "for Ben and me" are not of her alone. */
function isWithPerson(pieces: Pieces, index: number, { kind }: NamedRecord): boolean {
  if (kind !== 'person') return false;
  const before = pieces.at(index - 1);
  return (
    pieces.has('mine', 'self') ||
    (before?.kind === 'word' && /(?:^| )(?:with|mit|about|uber)$/.test(before.text))
  );
}

interface SaidBehind {
  readonly denial: Denial;
  readonly found: SaidName[];
}

/** "Acme and Nordwind excluded" may be of both: false. "If Acme and Nordwind are excluded" is of both. */
function denyBefore(pieces: Pieces, index: number, { denial, found }: SaidBehind): boolean {
  if (denial.isBehind !== true || !found.some(({ is }) => is)) return true;
  if (!isOfClause(pieces, index, found)) return false;
  found.splice(0, found.length, ...found.map((one) => ({ ...one, is: false })));
  return true;
}

/** "Wenn man Acme und Nordwind nicht mitzählt": nothing but names stands between it and the last. */
function isOfClause(pieces: Pieces, index: number, found: readonly SaidName[]): boolean {
  const [first] = found;
  const before =
    first === undefined ? undefined : pieces.at(pieces.isSoft(first.index - 1) ? first.index - 1 : -1);
  const isClause =
    before?.kind === 'word' && /^(?:wenn|wenn man|wenn ich|if|if i|if you|if we)$/.test(before.text);
  const named = found.map((one) => one.index);
  const isBare = pieces.items.every(
    (_, at) => at <= (first?.index ?? 0) || at >= index || named.includes(at) || pieces.isSoft(at),
  );
  return isClause && isBare;
}

function clientsOf(pieces: Pieces, indexes: readonly number[]): readonly string[] {
  return indexes.flatMap((index) => {
    const item = pieces.at(index);
    return item?.kind === 'name' && item.candidates.length === 1 && item.candidates[0]?.kind === 'client'
      ? item.candidates[0].name
      : [];
  });
}

interface Near {
  readonly pieces: Pieces;
  readonly index: number;
  /** Names of clients that are certain. */
  readonly clients: readonly string[];
}

/** "Support" of two clients is one project where the question names the client too, or says "project". */
function narrow(
  candidates: readonly NamedRecord[],
  { pieces, index, clients }: Near,
): readonly NamedRecord[] {
  if (candidates.length <= 1) return candidates;
  const ofClient = candidates.filter(({ clientName = '' }) => clients.includes(clientName));
  if (ofClient.length > 0) return ofClient;
  const beside = [index - 1, index + 1];
  const kinds: readonly string[] = (['project', 'client'] as const).filter((kind) =>
    beside.some((at) => pieces.is(at, kind)),
  );
  const ofKind = candidates.filter(({ kind }) => kinds.includes(kind));
  return ofKind.length > 0 ? ofKind : candidates;
}

interface Denial {
  /** Said behind the name. */
  readonly isBehind?: true;
  readonly is: boolean;
  readonly taken: readonly number[];
}

function denialOfName(pieces: Pieces, index: number, before: SaidName | undefined): Denial {
  const at = previousOfName(pieces, index);
  // "Without Acme and Brightside": the second one is on the side of the first.
  const isJoined = before !== undefined && at === before.index && isJoinedTo(pieces, before.index, index);
  return (
    denialBefore(pieces, at, before) ??
    denialOfJoined(pieces, at, index) ??
    denialByThan(pieces, at) ??
    denialBehind(pieces, index) ?? { is: isJoined ? before.is : true, taken: [] }
  );
}

function denialBefore(pieces: Pieces, at: number, before: SaidName | undefined): Denial | undefined {
  // "Not for Acme but for Nordwind".
  if (before?.is === false && pieces.is(at, 'but')) return { is: true, taken: [at] };
  const isDenial =
    pieces.is(at, 'except') || (pieces.isFree(at) && (pieces.is(at, 'not') || isAllBut(pieces, at)));
  if (!isDenial) return undefined;
  const other = pieces.find(['other']);
  const noun = nounOf(pieces, at);
  return { is: false, taken: [at, ...(other >= 0 && other < at ? [other] : []), ...noun] };
}

const place = /(?:^| )(?:to|for|from|with|of|on|an|fur|von|bei|mit|auf)$/;

/** "To clients other than Acme": what kind of record the name is, and not what is asked for. */
function nounOf(pieces: Pieces, at: number): readonly number[] {
  const noun = pieces.previous(at, 1);
  const before = pieces.at(noun - 1);
  const isNoun = pieces.isFree(noun) && pieces.is(noun, 'client', 'project');
  const isPlaced =
    before?.kind === 'word' &&
    (place.test(before.text) || before.senses.has('other') || before.senses.has('list'));
  return isNoun && isPlaced ? [noun] : [];
}

/** "All clients but Acme", which "the same but Acme" is not. */
function isAllBut(pieces: Pieces, at: number): boolean {
  const isOfAll = pieces.items.some(
    (_, index) => index < at && pieces.is(index, 'list', 'client', 'project', 'each'),
  );
  return pieces.is(at, 'but') && isOfAll && !pieces.has('only');
}

/** "Without weekends and Acme". */
function denialOfJoined(pieces: Pieces, at: number, index: number): Denial | undefined {
  const denial = pieces.is(at, ...daySenses) ? denialOf(pieces, at) : undefined;
  return denial === undefined || !isJoinedTo(pieces, at, index) ? undefined : { is: false, taken: [] };
}

/** "Other clients than Acme". */
function denialByThan(pieces: Pieces, at: number): Denial | undefined {
  const other = pieces.is(at, 'than') ? pieces.find(['other']) : -1;
  return other >= 0 && other < at ? { is: false, taken: [at, other, ...nounOf(pieces, at)] } : undefined;
}

/** "Acme ausgenommen", "Acme excluded". */
function denialBehind(pieces: Pieces, index: number): Denial | undefined {
  const behind = pieces.next(index, 3);
  const isBehind = pieces.isFree(behind) && pieces.is(behind, 'except') && isClosing(pieces, behind);
  return isBehind ? { is: false, taken: [behind], isBehind } : undefined;
}

/** Over what only says what kind of record it is: "except for the project Checkout". */
function previousOfName(pieces: Pieces, index: number): number {
  let at = pieces.previous(index);
  while (pieces.is(at, 'client', 'project', 'work', 'hours', 'invoice', 'payment') && at >= 0)
    at = pieces.previous(at);
  return at;
}

/** By record, several of one kind and side in one filter. */
export function filtersOf(names: readonly SaidName[]): readonly Filter[] {
  const groups = Map.groupBy(names, ({ record, is }) => `${record.kind} ${is}`);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const values = same.map(({ record: { id, name, clientName } }) => ({
      id,
      name,
      ...(clientName !== undefined && { clientName }),
    }));
    return [{ field: first.record.kind, is: first.is, values }];
  });
}
