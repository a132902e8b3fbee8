/** "And last month?", "without Acme?", "by client": what a message changes of the frame before it. */
import {
  type Filter,
  type Measure,
  type Period,
  type QueryFrame,
  type Subject,
  subjectOf,
} from '../../../../../../domain/query/frame.ts';
import { type Arrangement, nouns, partOf, readArrangement } from './arrange.ts';
import { invoiceFilters } from './compose-money.ts';
import { workFilters } from './compose-time.ts';
import { filtersOf, readConditions, readNames, readWeekdays, type SaidName } from './conditions.ts';
import type { Item } from './items.ts';
import { readLeftOut } from './left-out.ts';
import { Pieces } from './pieces.ts';
import { readComparison } from './read-frame.ts';
import { readTexts } from './read-texts.ts';
import { readBeside, takePeriods } from './said-periods.ts';

interface Change {
  readonly names: readonly SaidName[];
  readonly filters: readonly Filter[];
  readonly period: Period | undefined;
  readonly isCompared: boolean;
  readonly arrangement: Arrangement;
  readonly shape: 'list' | 'trend' | 'figure' | undefined;
  /** "How many of them?" */
  readonly counted: Measure | undefined;
}

/** Undefined where a word is none of a change, or nothing is changed. */
export function changeFrame(
  previous: QueryFrame,
  items: readonly Item[],
  today: string,
): QueryFrame | undefined {
  const change = readChange(previous, items, today);
  if (change === undefined || !changesSomething(change)) return undefined;
  const { names, filters, arrangement, shape, counted } = change;
  const { comparison: _compared, order: _order, limit: _limit, ...kept } = previous;
  const { group, limit } = arrangement;
  return {
    ...kept,
    ...(counted && { measure: counted }),
    filters: mergeFilters(previous.filters, filters, names),
    ...periodsOf(previous, change),
    ...(group && { group }),
    ...endOf(arrangement, previous),
    ...(limit && { limit }),
    shape: shape ?? previous.shape,
  };
}

/** "And in October?" is of those days, "vs October" holds them against the ones before. */
function periodsOf(
  { comparison }: QueryFrame,
  { names, period, isCompared, arrangement }: Change,
): Partial<QueryFrame> {
  if (period !== undefined && isCompared)
    return {
      comparison: comparison?.with === 'whole' ? { ...comparison, period } : { with: 'period', period },
    };
  const isKept =
    comparison !== undefined &&
    (comparison.with !== 'filters' || names.length === 0) &&
    arrangement.group === undefined;
  return { ...(isKept && { comparison }), ...(period && { period }) };
}

function readChange(previous: QueryFrame, items: readonly Item[], today: string): Change | undefined {
  const pieces = new Pieces(items);
  const names = readNames(pieces);
  const others = readOthers(pieces);
  const isCompared = readComparison(pieces);
  const beside = readBeside(pieces, previous.period, today);
  const periods = [...takePeriods(pieces, today), ...(beside === undefined ? [] : [beside])];
  const counted = countedBy(pieces, previous);
  const shape = takeShape(pieces) ?? (counted && 'figure');
  const arrangement = readArrangement(pieces);
  const isOfInvoices = subjectOf(previous.measure) === 'invoices';
  const said = readConditions(pieces, isOfInvoices);
  const conditions = isOfInvoices ? invoiceFilters(said) : workFilters(said);
  takeNouns(pieces, previous);
  const isRead = pieces.left().length === 0 && periods.length <= 1;
  if (names === undefined || others === undefined || conditions === undefined || !isRead) return undefined;
  const filters = [...filtersOf(names), ...conditions, ...others];
  return { names, filters, period: periods[0], isCompared, arrangement, shape, counted };
}

/** Days and words of notes, which names may be joined to. */
function readOthers(pieces: Pieces): readonly Filter[] | undefined {
  const weekdays = readWeekdays(pieces);
  const texts = readTexts(pieces);
  const leftOut = readLeftOut(pieces);
  return texts && leftOut && [...weekdays, ...texts, ...leftOut];
}

/** "How many of them?", but not "how many hours of that". */
function countedBy(pieces: Pieces, { measure }: QueryFrame): Measure | undefined {
  const isOfOthers = pieces.has('hours', 'day', 'week', 'month', 'money', 'work', 'revenue');
  return pieces.has('howMany') && !isOfOthers ? counts[subjectOf(measure)] : undefined;
}

/** Nouns of another measure are left: what they ask for is no change of this one. */
function takeNouns(pieces: Pieces, { measure }: QueryFrame): void {
  const subject = subjectOf(measure);
  const ofGroups = nouns.flatMap(([sense]) => (subject === 'time' && sense === 'day' ? [] : sense));
  pieces.takeAll(...ofGroups, 'total');
  if (subject === 'time') pieces.takeAll('hours', 'work');
  if (subject === 'invoices') pieces.takeAll('revenue');
}

const counts: Readonly<Partial<Record<Subject, Measure>>> = {
  time: 'entries',
  invoices: 'invoices',
  payments: 'payments',
};

function takeShape(pieces: Pieces): Change['shape'] {
  const isList = pieces.takeAll('list', 'who');
  const isTrend = pieces.takeAll('breakdown');
  pieces.takeAll('which', 'howMuch', 'howMany', 'self');
  if (isList) return 'list';
  return isTrend ? 'trend' : undefined;
}

function changesSomething({ filters, period, arrangement: { group, end }, shape }: Change): boolean {
  return filters.length > 0 || [period, group, end, shape].some((one) => one !== undefined);
}

function endOf({ end, group }: Arrangement, previous: QueryFrame): Partial<QueryFrame> {
  if (end === undefined) return {};
  const isSorted = (group ?? previous.group) !== undefined && (end === 'largest' || end === 'smallest');
  if (isSorted) return { order: { by: 'value', isDescending: end === 'largest' } };
  // "And least?" is of the days that were asked about.
  const isOfParts = previous.statistic !== 'total';
  return { statistic: end, per: partOf(group) ?? (isOfParts ? previous.per : 'record') };
}

/** What is said of a field now takes the place of what was said of it; another client leaves the project before it. */
function mergeFilters(
  before: readonly Filter[],
  changes: readonly Filter[],
  names: readonly SaidName[],
): readonly Filter[] {
  const isNamed = names.some(({ is }) => is);
  const kept = before.filter((old) => {
    const isOfName = (old.field === 'client' || old.field === 'project') && old.is;
    return !(isNamed && isOfName) && !changes.some((change) => replaces(change, old));
  });
  return [...kept, ...changes];
}

const ofValues: ReadonlySet<string> = new Set([
  'client',
  'project',
  'task',
  'person',
  'weekday',
  'tag',
  'text',
  'within',
  'sheet',
]);

/** Values that are left out stay left out, and leave those that were asked for: "on weekends", "not on Sundays". */
function replaces(change: Filter, old: Filter): boolean {
  if (change.field !== old.field) return false;
  if (change.field === 'invoice' && old.field === 'invoice') return change.condition === old.condition;
  const isLeftOut = 'is' in change && !change.is && ofValues.has(change.field);
  return !isLeftOut || isOfSameRecord(change, old);
}

/** "Without Acme" after "for Acme". */
function isOfSameRecord(change: Filter, old: Filter): boolean {
  if (!('values' in change) || !('values' in old) || !old.is) return false;
  const ids = new Set(old.values.map(({ id }) => id));
  return change.values.some(({ id }) => ids.has(id));
}
