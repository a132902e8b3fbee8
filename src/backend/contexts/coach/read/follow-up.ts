/** "And last month?", "without Acme?", "by client": what a message changes of the frame before it. */

import type { Filter, Measure, Period, QueryFrame } from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import { polar } from '../words/polar.ts';
import { type Arrangement, partOf, readArrangement } from './arrange.ts';
import { askEach } from './ask-each.ts';
import { countedBy } from './changes/counted-by.ts';
import { isOfThat } from './changes/fragments.ts';
import { comparisonOf, type NewComparison } from './changes/new-comparison.ts';
import { ofWholeDebt, withNewEnd } from './changes/new-end.ts';
import { changeToOtherBound } from './changes/other-bound.ts';
import { changeToOtherDays } from './changes/other-days.ts';
import { changeToRest } from './changes/the-rest.ts';
import { expectedBy, splitSides } from './compare.ts';
import { asksDaysLate } from './compose-money.ts';
import { filtersOf, readNames, readWeekdays } from './conditions.ts';
import { itemsOfDays, withDays } from './days/changed-days.ts';
import { changeToEnd } from './days/end-of-days.ts';
import { readBeside, takePeriods } from './days/said-periods.ts';
import { changeBounds } from './follow-up-bounds.ts';
import { mergeFilters } from './merge-filters.ts';
import { askNotesOf } from './notes-of.ts';
import { compareTerms } from './owners/compare-terms.ts';
import { Pieces } from './pieces.ts';
import { holdsAgainst, takeBounds } from './read-frame.ts';
import { asksHow, asksHowLong, asksWhichOf, asksWhichOfTwo } from './said.ts';
import { changedConditions, isOfPaid } from './sides/changed-conditions.ts';
import { isOfUsualRows, shapeKept } from './sides/held-against.ts';
import { takeIn, takeIncluding, takeInLast } from './sides/included.ts';
import { readLeftOut } from './sides/left-out.ts';
import { readCurrencies, readNumbers } from './sides/named-values.ts';
import { otherWeekdays } from './sides/other-weekdays.ts';
import { readTexts } from './sides/read-texts.ts';
import { ofAllIn, sharedField } from './sides/shared-field.ts';
import { takeNouns } from './sides/take-nouns.ts';
import { groupAsked, takeWhatFor } from './sides/what-for.ts';
import { isSameTerm } from './terms/follow-up-terms.ts';

interface Change extends NewComparison {
  readonly filters: readonly Filter[];
  /** What is left of those before, where something is taken in again. */
  readonly left: readonly Filter[] | undefined;
  readonly having: QueryFrame['having'];
  readonly shape: 'list' | 'trend' | 'figure' | 'yes-no' | undefined;
  /** "Since the project started". */
  readonly isOfAllTime: boolean;
  /** "How many of them?" */
  readonly counted: Measure | undefined;
  /** "How much?", "when was it?", "who?": the same again, since its answer says all of it. */
  readonly isAskedAgain: boolean;
}

/** Undefined where a word is none of a change, or nothing is changed. */
export function changeParts(
  previous: QueryFrame,
  said: readonly Item[],
  today: string,
): QueryFrame | undefined {
  const items = itemsOfDays(previous, said, today);
  const whole = changeWhole(previous, items, today);
  if (whole !== undefined) return whole;
  const change = asksOtherDay(items, previous) ? undefined : readChange(previous, items, today);
  if (change === undefined || !isChange(change)) return undefined;
  const { filters, isNamed, arrangement, shape, having } = change;
  const measure = measureOf(previous, change);
  const changed: QueryFrame = {
    ...keptOf(previous, change),
    ...rowsOf(previous, arrangement),
    ...(measure && { measure }),
    filters: change.left ?? mergeFilters(previous.filters, filters, isNamed),
    ...(having && { having }),
    ...comparisonOf(previous, change, items),
    ...(change.isOfAllTime && { period: undefined }),
    ...ofWholeDebt(previous, arrangement, items),
    ...endOf(arrangement, previous, isOfThat(items)),
    shape: shape ?? shapeOf(previous, items, change),
  };
  return withDays(withNewEnd(previous, changed, { arrangement, items }), previous, items);
}

/** "And on average?" after days worked is of their hours. */
const measureOf = (
  { measure }: QueryFrame,
  { arrangement: { end }, counted }: Change,
): Measure | undefined => (measure === 'days' && end === 'average' ? 'hours' : counted);

/** "When is it due?" after "is it overdue?" asks for no yes or no. */
function shapeOf(
  previous: QueryFrame,
  [first]: readonly Item[],
  { isCompared }: Change,
): QueryFrame['shape'] {
  const isPolar = first?.kind === 'word' && polar.test(first.text.split(' ')[0] ?? '');
  const isAsked = previous.asks !== undefined && previous.shape === 'yes-no';
  return isAsked && !isPolar ? 'list' : shapeKept(previous, isCompared);
}

/** What the message says as a whole, and not by its parts. */
function changeWhole(previous: QueryFrame, items: readonly Item[], today: string): QueryFrame | undefined {
  // "By how much less?"
  if (previous.comparison !== undefined && asksDifference(new Pieces(items))) return previous;
  const taken = takeInLast(new Pieces(items), previous.filters);
  if (taken !== undefined) return { ...previous, filters: taken };
  return (
    changeToEnd(previous, items) ??
    changeToRest(previous, items) ??
    changeToOtherBound(previous, items) ??
    askNotesOf(previous, items) ??
    askEach(previous, items) ??
    compareTerms(previous, items) ??
    changeToOtherDays(previous, items, today)
  );
}

function asksDifference(pieces: Pieces): boolean {
  const isMore = pieces.has('more', 'less') && pieces.has('howMuch', 'howMany');
  const isAsked = pieces.takeAll('difference') || isMore;
  pieces.takeAll('more', 'less', 'howMuch', 'howMany', 'hours');
  pieces.takeAll('day', 'week', 'month', 'quarter', 'year', 'client', 'project');
  pieces.take(...pieces.items.flatMap((item, at) => (item.kind === 'number' && item.value === 2 ? at : [])));
  return isAsked && pieces.left().length === 0;
}

/** What "how much is left of it?" and "how late is the oldest one?" leave of the rows and bounds before. */
function keptOf(previous: QueryFrame, { counted, isCompared, arrangement: { end, group: asked } }: Change) {
  const { comparison: _compared, order: _order, limit: _limit, having, group: rows, ...kept } = previous;
  const group = isCompared && isOfUsualRows(previous) ? undefined : rows;
  return {
    ...kept,
    ...(group !== undefined && !isOfOne(end, asked, group) && { group }),
    ...(having !== undefined && (counted === undefined || isSameTerm(counted, previous)) && { having }),
  };
}

/** "The last one?", and a mean of days, have no rows. */
const isOfOne = (end: Arrangement['end'], asked: QueryFrame['group'], group: QueryFrame['group']): boolean =>
  ((end === 'first' || end === 'last') && asked === undefined) || isOfMean(end, asked ?? group);

/** "And on average per day?" is one figure: each day by itself has no mean. */
const isOfMean = (end: Arrangement['end'], group: QueryFrame['group']): boolean =>
  end === 'average' && partOf(group) !== undefined;

/** "And last year?" after "top 3 clients" is of as many, in the same order. */
function rowsOf(
  { group: before, order, limit, statistic }: QueryFrame,
  { group, end, limit: asked, order: sorted }: Arrangement,
): Partial<QueryFrame> {
  const isSorted = order !== undefined && (group === undefined || group === before);
  const isKept = isSorted || isOfSome({ before, statistic, end });
  const most = asked ?? (isKept ? limit : undefined);
  return {
    ...(isSorted && { order }),
    ...sortedBy(sorted, before),
    ...(group && !isOfMean(end, group) && { group }),
    ...(most !== undefined && { limit: most }),
  };
}

/** "Oldest first". */
function sortedBy(order: QueryFrame['order'], group: QueryFrame['group']): Partial<QueryFrame> {
  if (order === undefined) return {};
  return group === undefined ? { order, statistic: 'total', shape: 'list' } : { order };
}

/** "Only those in euros?" after the last three payments. */
const isOfSome = ({
  before,
  statistic,
  end,
}: Pick<QueryFrame, 'statistic'> & {
  readonly before: QueryFrame['group'];
  readonly end: Arrangement['end'];
}) => before === undefined && statistic !== 'total' && end === undefined;

/** "When was it paid?" and "which on time?" ask for another day than the one that an invoice has. */
function asksOtherDay(items: readonly Item[], { filters }: QueryFrame): boolean {
  const pieces = new Pieces(items);
  if (pieces.has('onTime')) return !filters.some(isOfPaid);
  const isOfDue = items.some((item) => item.kind === 'word' && byWhen.test(item.text));
  return pieces.has('when') && pieces.has('pay', 'receive', 'sent') && !isOfDue;
}

const byWhen = /^(?:bis wann|by when|until when)$/;

const askingAgain = [
  ...(['howMuch', 'howMany', 'when', 'who', 'which', 'money', 'ofThat', 'value', 'whatFor'] as const),
  'total',
] as const;

const asksAgain = (pieces: Pieces): boolean => pieces.has(...askingAgain) || asksHowLong(pieces);

const isSaid = <Part>(part: Part | undefined): part is Part => part !== undefined;

function readChange(previous: QueryFrame, items: readonly Item[], today: string): Change | undefined {
  const pieces = new Pieces(items);
  const isIncluding = takeIncluding(pieces);
  const names = readNames(pieces);
  const weekdays = readOthers(pieces, previous);
  const isCompared = holdsAgainst(pieces, names);
  const periods = periodsOf(pieces, previous, today);
  const bounds = changeBounds(takeBounds(pieces), previous, pieces);
  const counted = countedBy(pieces, previous);
  const isOfFound = asksOfFound(previous, items);
  const isAskedAgain = isOfFound || asksAgain(pieces);
  const isOfAllTime = pieces.takeAll('allTime');
  const isShare = pieces.takeAll('share');
  const shape = takeShape(pieces, counted);
  const arrangement = {
    ...groupAsked(pieces, previous),
    ...takeWhatFor(pieces, previous),
    ...readArrangement(pieces),
  };
  const conditions = changedConditions(pieces, previous);
  takeNouns(pieces, previous);
  const isRead = pieces.left().length === 0 && areFew(periods, isCompared);
  if (!isRead || !isSaid(names) || !isSaid(weekdays) || !isSaid(conditions) || !isSaid(bounds))
    return undefined;
  const sides = sidesOf({ names, weekdays, periods, isCompared });
  const { filters, having } = bounds;
  const states = isOfFound ? [] : conditions;
  const said = [...filtersOf(sides.first), ...states, ...sides.weekdays, ...filters];
  return ofIncluding(isIncluding, previous, {
    filters: said,
    left: ofAllIn(items, said, isShare),
    second: sides.second,
    isNamed: sides.first.some(({ is }) => is),
    having,
    periods,
    isCompared,
    ...askedWhether(pieces, isCompared, shape),
    arrangement,
    shared: sharedField(isShare, said, previous),
    isOfAllTime,
    counted,
    isAskedAgain,
  });
}

/** One, and another that it is held against. */
const areFew = ({ length }: readonly Period[], isCompared: boolean): boolean =>
  length <= 1 || (length === 2 && isCompared);

/** "Is that less than for Acme?": what was found is held against that of the name. */
function sidesOf(said: Parameters<typeof splitSides>[0]): ReturnType<typeof splitSides> {
  const { names, periods, isCompared } = said;
  const isOfName = isCompared && names.length === 1 && periods.length === 0;
  return isOfName ? { first: [], second: filtersOf(names), weekdays: said.weekdays } : splitSides(said);
}

/** Undefined where what is to be taken in again was not left out. */
function ofIncluding(isIncluding: boolean, { filters }: QueryFrame, change: Change): Change | undefined {
  if (!isIncluding) return change;
  const left = takeIn(filters, change.filters);
  return left && { ...change, left };
}

function periodsOf(pieces: Pieces, { period }: QueryFrame, today: string): readonly Period[] {
  const beside = readBeside(pieces, period, today);
  return [...takePeriods(pieces, today), ...(beside === undefined ? [] : [beside])];
}

/** Days and words of notes, which names may be joined to. */
function readOthers(pieces: Pieces, before: QueryFrame): readonly Filter[] | undefined {
  const weekdays = otherWeekdays(pieces, before) ?? readWeekdays(pieces);
  const texts = readTexts(pieces);
  const leftOut = readLeftOut(pieces);
  const values = [...readNumbers(pieces), ...readCurrencies(pieces)];
  return texts && leftOut && [...weekdays, ...texts, ...leftOut, ...values];
}

/** "Is it paid?" after the last invoice: the answer says its state. */
function asksOfFound({ statistic }: QueryFrame, [first]: readonly Item[]): boolean {
  const isOfOne = statistic !== 'total' && statistic !== 'average';
  return isOfOne && first?.kind === 'word' && polar.test(first.text);
}

/** "Was that more than in September?" is answered with yes or no. */
function askedWhether(
  pieces: Pieces,
  isCompared: boolean,
  said: Change['shape'],
): Pick<Change, 'expects' | 'shape'> {
  const [first] = pieces.items;
  const isPolar = first?.kind === 'word' && polar.test(first.text.split(' ')[0] ?? '');
  const shape = isCompared && isPolar && !asksWhichOfTwo(pieces) ? 'yes-no' : said;
  return { shape, expects: expectedBy({ pieces, shape: shape ?? 'figure' }) };
}

function takeShape(pieces: Pieces, counted: Measure | undefined): Change['shape'] {
  // "Which of them were longer?"
  const isOfThem = pieces.has('ofThat') && asksWhichOf(pieces) && !asksHow(pieces);
  const isList = pieces.takeAll('list', 'who') || isOfThem || pieces.items.some(asksDaysLate);
  const isTrend = pieces.takeAll('breakdown');
  pieces.takeAll('which', 'howMuch', 'howMany', 'when', 'self', 'ofThat');
  if (isList) return 'list';
  if (isTrend) return 'trend';
  return counted && 'figure';
}

function isChange(change: Change): boolean {
  if (change.shared === 'unclear') return false;
  return changesSomething(change) || change.isAskedAgain || change.counted !== undefined;
}

function changesSomething(change: Change): boolean {
  const { filters, second, having, periods, arrangement, shape, shared, isOfAllTime } = change;
  const said = [having, periods[0], arrangement.group, arrangement.end, arrangement.order, shape, shared];
  return isOfAllTime || filters.length > 0 || second.length > 0 || said.some((one) => one !== undefined);
}

/** "Which of them took the most?" is one of the rows. */
function endOf(
  { end, group, limit }: Arrangement,
  previous: QueryFrame,
  isOfThem: boolean,
): Partial<QueryFrame> {
  if (end === undefined) return {};
  const isSorted = (group ?? previous.group) !== undefined && (end === 'largest' || end === 'smallest');
  const one = isOfThem && limit === undefined ? { limit: 1 } : {};
  if (isSorted) return { order: { by: 'value', isDescending: end === 'largest' }, ...one };
  // "And least?" is of the days that were asked about.
  const isOfParts = previous.statistic !== 'total';
  return { statistic: end, per: partOf(group) ?? (isOfParts ? previous.per : 'record') };
}
