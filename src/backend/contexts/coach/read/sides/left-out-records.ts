/** "Without the last two payments", "without the invoice of yesterday": single invoices or payments that are left out. */
import { type End, type Filter, type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { Pieces } from '../pieces.ts';
import { isClosing, joining } from './denials.ts';
import { isInvoiceNumber } from './named-values.ts';

type Subject = 'invoices' | 'payments';

export interface LeftOutRecord {
  readonly filter: Filter;
  /** What it was called; undefined where it is "the last one". */
  readonly of: Subject | undefined;
}

const nouns: readonly (readonly [Sense, Subject])[] = [
  ['invoice', 'invoices'],
  ['payment', 'payments'],
];

const ends: readonly (readonly [Sense, End])[] = [
  ['last', 'last'],
  ['first', 'first'],
  ['most', 'largest'],
  ['longest', 'largest'],
  ['least', 'smallest'],
  ['shortest', 'smallest'],
];

/** Those that are left out, and the other items of the question. */
export function splitLeftOutRecords(items: readonly Item[]): {
  readonly found: readonly LeftOutRecord[];
  readonly rest: readonly Item[];
  /** What was left out by its name. */
  readonly nouns: readonly Item[];
} {
  const pieces = new Pieces(items);
  const found: LeftOutRecord[] = [];
  for (const index of pieces.all('except')) {
    // "Without the largest and without the smallest" was read with the first.
    if (!pieces.isFree(index)) continue;
    const those = isClosing(pieces, index)
      ? [readBefore(pieces, index)].flatMap((one) => one ?? [])
      : readChain(pieces, pieces.next(index), index);
    if (those.length === 0) continue;
    pieces.take(index, ...those.flatMap(({ taken }) => taken));
    found.push(...those);
  }
  return {
    found,
    rest: items.filter((_, index) => pieces.isFree(index)),
    nouns: items.filter((_, index) => !pieces.isFree(index) && nounAt(pieces, index) !== undefined),
  };
}

interface Found extends LeftOutRecord {
  readonly taken: readonly number[];
}

const nounAt = (pieces: Pieces, at: number): Subject | undefined =>
  nouns.find(([sense]) => pieces.is(at, sense))?.[1];

const endAt = (pieces: Pieces, at: number): End | undefined =>
  ends.find(([sense]) => pieces.is(at, sense))?.[1];

/** "The first and the last payment", "the last payment and that of yesterday": all of them, or none is read. */
function readChain(pieces: Pieces, at: number, from: number): readonly Found[] {
  const ended = countedEnd(pieces, at);
  const joined = ended && joinedTo(pieces, ended.last);
  // They share the noun of the last one.
  if (ended !== undefined && joined !== undefined) {
    const others = readChain(pieces, joined, ended.last);
    const filter: Filter = { field: 'end', is: false, end: ended.end, count: ended.count };
    const taken = between(from, ended.last);
    return others.length === 0 ? [] : [{ filter, of: others[0]?.of, taken }, ...others];
  }
  const one = readBehind(pieces, at, from);
  const last = one?.taken.at(-1);
  if (one === undefined || last === undefined) return [];
  const next = joinedTo(pieces, last);
  if (next === undefined) return [one];
  const others = readChain(pieces, next, last);
  return others.length === 0 ? [] : [one, ...others];
}

/** Where a further one begins, which "and" joins to it. */
function joinedTo(pieces: Pieces, last: number): number | undefined {
  const item = pieces.at(last + 1);
  if (item?.kind !== 'word' || !joining.test(item.text.split(' ')[0] ?? '')) return undefined;
  const behind = pieces.next(last);
  const at = pieces.is(behind, 'except') ? pieces.next(behind) : behind;
  return countedEnd(pieces, at) === undefined ? undefined : at;
}

/** "… without the first and the last payment" is cut nowhere. */
export function sharesDenial(before: readonly Item[], behind: readonly Item[]): boolean {
  const [first, second] = [new Pieces(before), new Pieces(behind)];
  if (!first.has('except')) return false;
  const start = second.next(-1);
  const at = second.is(start, 'except') ? second.next(start) : start;
  const number = second.is(at, 'invoice') ? second.next(at) : at;
  return countedEnd(second, at) !== undefined || isInvoiceNumber(second.at(number));
}

function readBehind(pieces: Pieces, at: number, from: number): Found | undefined {
  return readEnd(pieces, at, from) ?? readDay(pieces, at, from);
}

/** "Die letzte Zahlung nicht mitgezählt": the same before the word that leaves it out. */
function readBefore(pieces: Pieces, index: number): Found | undefined {
  for (let at = index - 1; at >= Math.max(0, index - 5); at -= 1) {
    const found = readBehind(pieces, at, at - 1);
    if (found !== undefined) return found.taken.at(-1) === pieces.previous(index) ? found : undefined;
  }
  return undefined;
}

/** "The last two", "two last payments", "the last one". */
function readEnd(pieces: Pieces, start: number, from: number): Found | undefined {
  const ended = countedEnd(pieces, start);
  if (ended === undefined) return undefined;
  const { end, count, last } = ended;
  const filter: Filter = { field: 'end', is: false, end, count };
  const noun = pieces.next(last, 1);
  const of = nounAt(pieces, noun);
  // "The last payment of Acme" is not the last of all.
  if (of !== undefined && pieces.at(pieces.next(noun))?.kind === 'name') return undefined;
  if (of !== undefined) return { filter, of, taken: between(from, noun) };
  // "The last week" is of something else.
  const isAlone = pieces.next(last) >= pieces.items.length;
  return isAlone ? { filter, of, taken: between(from, pieces.items.length - 1) } : undefined;
}

/** With the number before or behind it; `last` is the last of these words. */
function countedEnd(pieces: Pieces, start: number) {
  const before = numberAt(pieces, start);
  const at = before === undefined ? start : start + 1;
  const end = endAt(pieces, at);
  if (end === undefined) return undefined;
  const behind = before === undefined ? numberAt(pieces, at + 1) : undefined;
  return { end, count: before ?? behind ?? 1, last: behind === undefined ? at : at + 1 };
}

/** "The invoice of yesterday", "the November invoice". */
function readDay(pieces: Pieces, start: number, from: number): Found | undefined {
  const isFirst = pieces.at(start)?.kind === 'period';
  const noun = isFirst ? start + 1 : start;
  const day = isFirst ? start : pieces.next(start);
  const [of, item] = [nounAt(pieces, noun), pieces.at(day)];
  if (of === undefined || item?.kind !== 'period') return undefined;
  const filter: Filter = { field: 'within', is: false, period: item.period };
  return { filter, of, taken: between(from, Math.max(noun, day)) };
}

function numberAt(pieces: Pieces, at: number): number | undefined {
  const item = pieces.at(at);
  return item?.kind === 'number' ? item.value : undefined;
}

const between = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, offset) => from + 1 + offset);

/** Undefined where the figure is of something else than what is left out. */
export function withLeftOut(
  frame: QueryFrame | undefined,
  found: readonly LeftOutRecord[],
): QueryFrame | undefined {
  if (frame === undefined || found.length === 0) return frame;
  const subject = subjectOf(frame.measure);
  const isOfRecords = subject === 'invoices' || subject === 'payments';
  // The last three without the last one are not the three before it.
  const isOfAll = frame.statistic === 'total' || frame.statistic === 'average';
  const areOfIt = found.every(({ of }) => of === undefined || of === subject);
  if (!isOfRecords || !isOfAll || !areOfIt) return undefined;
  return { ...frame, filters: [...frame.filters, ...found.map(({ filter }) => filter)] };
}

/** Beside the question before: rows that were not asked for say nothing of the last of all. */
export function withoutRows({
  group: _group,
  order: _order,
  limit: _limit,
  ...frame
}: QueryFrame): QueryFrame {
  return frame;
}
