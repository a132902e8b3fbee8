/** The days of a question, also those with one end: "until June", "before October", "older than three weeks". */
import { calendarPeriod } from '../../../../../domain/periods/calendar-periods.ts';
import { unitOfPeriod, unitSoFar } from '../../../../../domain/periods/period-units.ts';
import { lastWords, nextWords, ordinalOf, thisWords } from '../../../../../domain/periods/period-words.ts';
import { fold } from '../../../../../domain/periods/said-words.ts';
import { earliestDay, type Period } from '../../../../../domain/query/frame.ts';
import { addDays } from '../../../../../domain/zones.ts';
import type { Item } from '../../words/item.ts';
import type { Pieces } from '../pieces.ts';
import type { PlacedBound } from '../said.ts';
import { takeEach } from '../sides/take-each.ts';

const untils: ReadonlySet<string> = new Set([
  'until',
  'till',
  'up until',
  'up to',
  'bis',
  'bis zum',
  'through',
]);
/** "By the end of October" is all before its last day. */
const untilEnd = /(?:^|\s)(?:by|to)(?: the)?$/i;
const endOf = /^(?:the |dem )?(?:end|ende)\b/i;
const befores: ReadonlySet<string> = new Set(['before', 'vor', 'vorm', 'prior to']);
const throughout: ReadonlySet<string> = new Set([
  'over',
  'across',
  'throughout',
  'within',
  'uber',
  'innerhalb',
]);
const afters: ReadonlySet<string> = new Set(['after', 'nach', 'nach dem', 'following']);

export function takePeriods(pieces: Pieces, today: string): readonly Period[] {
  return pieces.items.flatMap((item, index) => {
    if (item.kind !== 'period' || !pieces.isFree(index)) return [];
    pieces.take(index);
    return takeEnd(pieces, index, item, today);
  });
}

/** With the word before it that makes it one end. */
function takeEnd(
  pieces: Pieces,
  index: number,
  { period: { from, to }, raw }: Pick<Extract<Item, { kind: 'period' }>, 'period' | 'raw'>,
  today: string,
): Period {
  const at = pieces.previous(index, 2);
  const item = pieces.at(at);
  const word = item?.kind === 'word' && pieces.isFree(at) ? item.text : '';
  const before = pieces.items.slice(Math.max(0, index - 2), index).map((one) => one.raw);
  const isUntil = endOf.test(raw) && untilEnd.test(before.join(' '));
  const period = withOneEnd(isUntil ? 'until' : word, { from, to }, today);
  // "Over the last three months", "within the next 10 days".
  if (throughout.has(word)) pieces.take(at);
  if (period === undefined) return { from, to };
  if (word !== '') pieces.take(at);
  return period;
}

function withOneEnd(word: string, { from, to }: Period, today: string): Period | undefined {
  if (untils.has(word)) return { from: earliestDay, to };
  if (befores.has(word)) return { from: earliestDay, to: addDays(from, -1) };
  return afters.has(word) && to < today ? { from: addDays(to, 1), to: today } : undefined;
}

const joint = /^(?:and|und|plus|sowie|&)$/;

/** "September and October", "June, July and August": all of them, where nothing lies between them. Undefined where they are not joined. */
export function joinPeriods(pieces: Pieces, periods: readonly Period[]): Period | undefined {
  const [first] = periods;
  const last = periods.at(-1);
  const places = pieces.items.flatMap((item, index) => (item.kind === 'period' ? index : []));
  if (first === undefined || last === undefined || periods.length < 2 || places.length !== periods.length)
    return undefined;
  const isRow = periods.every((one, at) => at === 0 || addDays(periods[at - 1]?.to ?? '', 1) === one.from);
  const isListed = places.slice(1).every((at, before) => isJoined(pieces, places[before] ?? 0, at));
  const [from = 0, to = 0] = places.slice(-2);
  if (!isRow || !isListed || !saysJoint(pieces, from, to)) return undefined;
  takeEach(pieces, to);
  return { from: first.from, to: last.to };
}

const saysJoint = ({ items }: Pieces, from: number, to: number): boolean =>
  items.slice(from + 1, to).some((item) => item.kind === 'word' && joint.test(item.text));

const isJoined = (pieces: Pieces, from: number, to: number): boolean =>
  saysJoint(pieces, from, to) || (to === from + 1 && pieces.at(to)?.isAfterBreak === true);

/** "This year in October", "heuer im Jänner", "last week of October, so week 44": one of two holds the other, or says its year. */
export function narrowPeriods(periods: readonly Period[]): readonly Period[] {
  const [one, other, ...more] = periods;
  if (one === undefined || other === undefined || more.length > 0) return periods;
  if (isIn(one, other)) return [one];
  if (isIn(other, one)) return [other];
  const [whole, part] = unitOfPeriod(one) === 'year' ? [one, other] : [other, one];
  const isOfYear = unitOfPeriod(whole) === 'year' && ofYear.has(unitOfPeriod(part));
  return isOfYear ? [inYear(part, whole.from.slice(0, 4))] : periods;
}

const ofYear: ReadonlySet<ReturnType<typeof unitOfPeriod>> = new Set(['month', 'quarter']);

const isIn = (part: Period, { from, to }: Period): boolean => part.from >= from && part.to <= to;

/** The same month or quarter of another year. */
function inYear(part: Period, year: string): Period {
  const unit = unitOfPeriod(part) ?? 'month';
  return calendarPeriod(unit, `${year}${part.from.slice(4)}`, 0);
}

/** "Last week and the one before": the unit before the first. */
export function withBefore(pieces: Pieces, periods: readonly Period[]): readonly Period[] {
  const [first, ...more] = periods;
  if (first === undefined || more.length > 0) return periods;
  const half = otherHalf(pieces, first);
  if (half !== undefined) return [first, half];
  const before = shift(first, -1);
  if (before === undefined) return periods;
  if (pieces.takeAll('before')) return [first, before];
  const last = lastOfComparison(pieces);
  pieces.take(...last);
  return last.length > 0 ? [first, before] : periods;
}

/** "In the first half of October more than in the second?": the half beside it, with its word. */
function otherHalf(pieces: Pieces, said: Period): Period | undefined {
  const half = halfBeside(said);
  if (half === undefined || !pieces.has('than', 'compare')) return undefined;
  const period = pieces.items.findIndex(({ kind }) => kind === 'period');
  const at = pieces.items.findIndex(
    (item, index) => index > period && item.kind !== 'name' && half.word.test(fold(item.raw)),
  );
  if (!pieces.isFree(at)) return undefined;
  const end = pieces.next(at);
  pieces.take(at, ...(isHalf(pieces, end) ? [end] : []));
  return half.period;
}

const secondWord = /^(?:the |der |die )?(?:second|zweite[nrsm]?|other|andere[nrsm]?)(?: (?:half|halfte))?$/;
const firstWord = /^(?:the |der |die )?(?:first|erste[nrsm]?|other|andere[nrsm]?)(?: (?:half|halfte))?$/;

/** The other half of the month, and how it is called. */
function halfBeside({ from, to }: Period): { readonly period: Period; readonly word: RegExp } | undefined {
  const month = calendarPeriod('month', from, 0);
  if (from === month.from && to === `${from.slice(0, 8)}15`)
    return { period: { from: addDays(to, 1), to: month.to }, word: secondWord };
  if (to === month.to && from === `${from.slice(0, 8)}16`)
    return { period: { from: month.from, to: addDays(from, -1) }, word: firstWord };
  return undefined;
}

function isHalf(pieces: Pieces, index: number): boolean {
  const item = pieces.at(index);
  return item?.kind === 'word' && /^(?:half|halfte)$/.test(item.text);
}

/** "More this month than last", "this year vs last": the last word of the question. */
function lastOfComparison(pieces: Pieces): readonly number[] {
  const at = pieces.items.findLastIndex((_, index) => pieces.isFree(index) && !pieces.is(index, 'filler'));
  const item = pieces.at(at);
  const isLast = item?.kind === 'word' && pieces.isFree(at) && lastWords.has(item.text.replace(/^the /, ''));
  return isLast && pieces.has('than', 'compare') ? [at] : [];
}

/** The unit of the calendar beside it. Undefined where it is none. */
function shift(period: Period, offset: number): Period | undefined {
  const unit = unitOfPeriod(period);
  return unit && calendarPeriod(unit, period.from, offset);
}

/** "Older than 4 weeks": its days. Undefined where the bound is of something else. */
export function takeAge(
  { bound: { raw, unit, value, bound } }: PlacedBound,
  today: string,
): Period | undefined {
  if (unit !== 'days' || !ofAge.test(raw)) return undefined;
  const day = addDays(today, -value);
  return bound === 'above'
    ? { from: earliestDay, to: addDays(day, -1) }
    : { from: addDays(day, 1), to: today };
}

const ofAge = /^(?:older|älter|aelter|newer|younger|jünger|juenger|neuer)/iu;

/** "And the week before?", "und diese?", "im zweiten?": days that are said beside those of the question before. */
export function readBeside(pieces: Pieces, previous: Period | undefined, today: string): Period | undefined {
  if (previous === undefined) return undefined;
  if (previous.to < today && pieces.takeAll('sinceThen')) return { from: addDays(previous.to, 1), to: today };
  const unit = unitOfPeriod(previous) ?? unitSoFar(previous, today);
  if (unit === undefined) return undefined;
  return pieces.takeAll('before')
    ? calendarPeriod(unit, previous.from, -1)
    : readBesideUnit(pieces, { unit, year: previous.from.slice(0, 4), today });
}

interface Beside {
  readonly unit: NonNullable<ReturnType<typeof unitOfPeriod>>;
  readonly year: string;
  readonly today: string;
}

function readBesideUnit(pieces: Pieces, { unit, year, today }: Beside): Period | undefined {
  const { at, word } = findBeside(pieces);
  const offset = besideWord(word);
  if (offset === undefined || !isAlone(pieces, at)) return undefined;
  pieces.take(at);
  if (offset !== 'ordinal') return calendarPeriod(unit, today, offset);
  const count = (ordinalOf(word) ?? 1) - 1;
  return unit === 'quarter' ? calendarPeriod(unit, `${year}-01-01`, count) : undefined;
}

function findBeside(pieces: Pieces): { readonly at: number; readonly word: string } {
  const words = pieces.items.map((item, index) =>
    item.kind === 'word' && pieces.isFree(index) ? item.text : '',
  );
  const at = words.findIndex((word) => besideWord(word) !== undefined);
  return { at, word: words[at] ?? '' };
}

function besideWord(word: string): number | 'ordinal' | undefined {
  if (thisWords.has(word)) return 0;
  if (lastWords.has(word)) return -1;
  if (nextWords.has(word)) return 1;
  const ordinal = /^\d/.test(word) ? undefined : ordinalOf(word);
  return ordinal === undefined ? undefined : 'ordinal';
}

/** Nothing else is said but words that carry no condition: "the last invoice" is no period. */
function isAlone(pieces: Pieces, at: number): boolean {
  return pieces.items.every(
    (item, index) =>
      index === at || !pieces.isFree(index) || pieces.is(index, 'filler', 'which') || item.kind === 'name',
  );
}

/** "September and October combined": one sum, and no row for each. */
export function isCombined(pieces: Pieces): boolean {
  return pieces.items.some((item) => item.kind === 'word' && combined.test(item.text));
}

const combined =
  /^(?:combined|together|taken together|in total|altogether|zusammen|zusammengenommen|zusammengerechnet|insgesamt|in summe)$/;
