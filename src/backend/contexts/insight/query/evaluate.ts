/** What a frame comes to: one way through all sources, so that each figure has one definition for every door. */
import type { Permission } from '../../../../domain/authorization.ts';
import type { CountedTime } from '../../../../domain/figures/counted-time.ts';
import { findMissing } from '../../../../domain/query/cells.ts';
import {
  type Filter,
  type Measure,
  type QueryFrame,
  type Subject,
  subjectOf,
} from '../../../../domain/query/frame.ts';
import { permissionsOf } from '../../../../domain/query/permissions.ts';
import type {
  Behind,
  Evaluated,
  PartFound,
  QueryFigure,
  QueryGroup,
  QueryRecord,
  ShownGroup,
  Tally,
} from '../model/query/answers.ts';
import { isDateGroup } from '../model/query/date-groups.ts';
import { unitOf } from '../model/query/units.ts';
import { clipDays, daysOfKey } from './group-keys.ts';
import type { Asked, BesideAsked, Opened, QuerySource, RecordsAsked } from './query.ts';
import { averageOf, compareTallies, isWithinHaving } from './tallies.ts';

/** Ids that a link carries at most. */
const linkedIdsAtMost = 500;

/** Groups and records that an answer lists at most; how many there are is said. */
const listedAtMost = 31;

export interface QueryPorts {
  /** Of one caller. */
  openSource(subject: Subject): QuerySource;
  mayRead(permission: Permission): boolean;
  /** Whose time its sums count. */
  findCounted(frame: QueryFrame, figure: QueryFigure): Promise<CountedTime>;
  /** The practice's own currency. */
  readonly currency: string;
}

export async function evaluate(frame: QueryFrame, ports: QueryPorts): Promise<Evaluated> {
  const missing = findMissing(frame);
  if (missing !== undefined) return { kind: 'missing', missing };
  const subject = subjectOf(frame.measure);
  const refused = permissionsOf(frame).find((one) => !ports.mayRead(one));
  if (refused !== undefined) return { kind: 'forbidden', permission: refused };
  const source = ports.openSource(subject);
  const asked: Asked = { measure: frame.measure, filters: frame.filters, period: frame.period };
  const look: Look = { source, asked, frame, currency: ports.currency };
  const figure = await readFigure(source, asked, frame.group);
  return {
    kind: 'result',
    result: {
      frame: withCurrency(frame, ports.currency),
      currency: ports.currency,
      figure,
      counted: await ports.findCounted(frame, figure),
      ...(frame.group !== undefined && (await readGroups(look, frame.group))),
      ...(frame.statistic !== 'total' && (await readPart(look, figure.tally))),
      ...(isListed(frame) && { records: await readRecords(look) }),
      ...(frame.comparison !== undefined && (await readCompared(look, frame.comparison))),
      ...(frame.comparison === undefined && (await source.beside?.(besideOf(asked, frame)))),
    },
  };
}

/** A bound of amounts is held in one currency, which the answer names: the practice's own where none was said. A rate has its own. */
function withCurrency(frame: QueryFrame, own: string): QueryFrame {
  const { having, measure } = frame;
  const isMoney = unitOf(measure) === 'money' && measure !== 'rate';
  return isMoney && having !== undefined ? { ...frame, having: { currency: own, ...having } } : frame;
}

interface Look {
  readonly source: QuerySource;
  readonly asked: Asked;
  readonly frame: QueryFrame;
  readonly currency: string;
}

async function readFigure(
  source: QuerySource,
  asked: Asked,
  group?: QueryFrame['group'],
): Promise<QueryFigure> {
  const tally = await source.total(asked);
  const owners = group === 'client' ? group : undefined;
  return { tally, behind: await source.behind(asked, { ...openedOf(asked, tally), owners }) };
}

const besideOf = (asked: Asked, { group, shape }: QueryFrame): BesideAsked => ({ ...asked, group, shape });

type Comparison = NonNullable<QueryFrame['comparison']>;

async function readCompared(look: Look, comparison: Comparison) {
  const { source, asked, frame } = look;
  const held = comparedOf(asked, comparison);
  const compared = await readFigure(source, held);
  const { part }: { readonly part?: PartFound } =
    frame.statistic === 'total' ? {} : await readPart({ ...look, asked: held }, compared.tally);
  return {
    compared,
    ...(part && { comparedPart: part }),
    ...(await readShareBefore(look, comparison)),
    ...(await readRest(source, asked, comparison)),
  };
}

/** "More than the week before?" of a share is its share of those days. */
async function readShareBefore({ source, asked }: Look, comparison: Comparison) {
  if (comparison.with !== 'whole' || comparison.period === undefined) return {};
  const { period } = comparison;
  const figure = await readFigure(source, { ...asked, period });
  const compared = await readFigure(source, { ...comparedOf(asked, comparison), period });
  return { comparedShare: { figure, compared } };
}

/** "How much of it is billable?": the other side, where it is one condition that was left out. */
async function readRest(
  source: QuerySource,
  asked: Asked,
  comparison: Comparison,
): Promise<{ readonly rest?: QueryFigure }> {
  if (comparison.with !== 'whole') return {};
  const without = new Set(comparison.without);
  const [own, ...more] = asked.filters.filter(({ field }) => without.has(field));
  if (own === undefined || more.length > 0 || !('is' in own)) return {};
  const kept = asked.filters.filter((one) => one !== own);
  return { rest: await readFigure(source, { ...asked, filters: [...kept, { ...own, is: !own.is }] }) };
}

/** Of days their number is counted, not that of their entries. */
function openedOf({ measure }: Asked, { count }: Tally): Opened {
  return { limit: linkedIdsAtMost, ...(measure !== 'days' && { count }) };
}

function comparedOf(asked: Asked, comparison: Comparison): Asked {
  switch (comparison.with) {
    case 'period':
      return { ...asked, period: comparison.period };
    case 'filters': {
      const fields = new Set(comparison.filters.map(({ field }) => field));
      return {
        ...asked,
        filters: [...asked.filters.filter(({ field }) => !fields.has(field)), ...comparison.filters],
      };
    }
    case 'whole': {
      const without = new Set(comparison.without);
      return { ...asked, filters: asked.filters.filter(({ field }) => !without.has(field)) };
    }
  }
}

async function readGroups({ source, asked, frame, currency }: Look, group: NonNullable<QueryFrame['group']>) {
  const all = isOfWeekdayMeans(frame)
    ? await readWeekdayMeans(source, asked)
    : await source.groups(asked, group);
  const { measure } = frame;
  const kept = all.filter(({ tally }) => isWithinHaving(tally, frame, currency));
  const { by, isDescending } = frame.order ?? {
    by: isDateGroup(group) ? ('key' as const) : ('value' as const),
    isDescending: !isDateGroup(group),
  };
  const ordered = kept.toSorted((one, other) =>
    by === 'key'
      ? (isDescending ? -1 : 1) * one.key.localeCompare(other.key)
      : compareTallies(one.tally, other.tally, { measure, own: currency, isDescending }) ||
        one.name.localeCompare(other.name),
  );
  const shown = ordered.slice(0, Math.min(frame.limit ?? listedAtMost, listedAtMost));
  const groups: ShownGroup[] = [];
  for (const one of shown)
    groups.push({ ...one, behind: await behindGroup(source, asked, { group, ...one }) });
  return { groups, groupCount: ordered.length };
}

/** "On which weekday do I work least on average?" */
function isOfWeekdayMeans({ group, statistic, measure }: QueryFrame): boolean {
  return group === 'weekday' && statistic === 'average' && measure === 'hours';
}

/** Each by the mean of its days that have time, whose number is the count. */
async function readWeekdayMeans(source: QuerySource, asked: Asked): Promise<readonly QueryGroup[]> {
  const all = await source.groups({ ...asked, measure: 'days' }, 'weekday');
  return all.map((one) => ({ ...one, tally: averageOf(one.tally, one.tally.count) }));
}

/** A project and a client stand for the time that was worked for them; behind all else are its entries or documents. */
async function behindGroup(
  source: QuerySource,
  asked: Asked,
  { group, key, tally }: Pick<QueryGroup, 'key' | 'tally'> & { readonly group: string },
): Promise<Behind> {
  const opened = openedOf(asked, tally);
  const isOfTime = ofOwners.has(subjectOf(asked.measure));
  if (isOfTime && (group === 'project' || group === 'client')) return { kind: group, ids: [key] };
  const filter = filterOfGroup(group, key);
  if (filter !== undefined)
    return await source.behind({ ...asked, filters: [...asked.filters, filter] }, opened);
  const days = daysOfKey(key);
  return days === undefined
    ? { kind: 'entries', ids: [] }
    : await source.behind({ ...asked, period: clipDays(days, asked.period) }, opened);
}

const ofOwners: ReadonlySet<Subject> = new Set<Subject>(['time', 'projects', 'clients']);

function filterOfGroup(group: string, key: string): Filter | undefined {
  if (group === 'client' || group === 'project')
    return { field: group, is: true, values: [{ id: key, name: '' }] };
  if (group === 'note') return { field: 'text', is: true, texts: [key], isWhole: true };
  if (group === 'weekday') return { field: 'weekday', is: true, days: [Number(key)] };
  if (group === 'person' || (group === 'task' && key !== 'none'))
    return { field: group, is: true, values: [{ id: key, name: '' }] };
  return undefined;
}

/** The parts of a figure: days, weeks and months that have something in them. */
async function readPart(
  { source, asked, frame, currency }: Look,
  tally: Tally,
): Promise<{ readonly part?: PartFound }> {
  const { per, statistic, measure } = frame;
  if (per === 'record') {
    if (statistic !== 'average') return {};
    return { part: { count: tally.count, mean: averageOf(tally, tally.count), found: undefined, alike: 0 } };
  }
  const parts = (await source.groups(asked, per)).filter((one) => !isWithoutTime(one, measure));
  const isDescending = statistic === 'largest' || statistic === 'last';
  const isByKey = statistic === 'first' || statistic === 'last';
  const compare = (one: QueryGroup, other: QueryGroup) =>
    isByKey
      ? (isDescending ? -1 : 1) * one.key.localeCompare(other.key)
      : compareTallies(one.tally, other.tally, { measure, own: currency, isDescending });
  const ordered = parts.toSorted((one, other) => compare(one, other) || one.key.localeCompare(other.key));
  const [first] = ordered;
  const found = first && {
    ...first,
    behind: await behindGroup(source, asked, { group: per, ...first }),
  };
  const alike = first === undefined ? 0 : ordered.filter((one) => compare(one, first) === 0).length;
  const mean = averageOf(tally, parts.length);
  return { part: { count: parts.length, mean, found, alike } };
}

/** A day on which nothing was worked is none, whatever began on it. */
function isWithoutTime({ tally }: QueryGroup, measure: Measure): boolean {
  return unitOf(measure) === 'seconds' && tally.seconds === 0;
}

/** Single records: those of a list, or the one that a statistic looks for. */
function isListed({ shape, statistic, per, group, asks }: QueryFrame): boolean {
  const isOfRecords = per === 'record' && statistic !== 'total' && statistic !== 'average';
  return group === undefined && (shape === 'list' || isOfRecords || asks !== undefined);
}

async function readRecords({ source, asked, frame }: Look): Promise<readonly QueryRecord[]> {
  const { limit, measure } = frame;
  const isEnd = frame.statistic !== 'total';
  const ordered = orderOfRecords(frame);
  const isOfDay = isEnd && ordered.order === 'date' && hasDays(measure);
  const most = limit ?? (isEnd && !isOfDay ? 1 : listedAtMost);
  const order = isOfDay && measure === 'due' ? 'due' : ordered.order;
  const found = await source.records({
    ...asked,
    ...ordered,
    order,
    isEnd,
    isWhole: isLookedAt(frame),
    limit: Math.min(most, listedAtMost),
  });
  // As many as fall due, or came in, on that day.
  return isOfDay && limit === undefined
    ? found.filter((one) => dayOf(one) === dayOf(found[0] ?? one))
    : found;
}

/** What falls due, and payments, have no order within a day. */
const hasDays = (measure: QueryFrame['measure']): boolean =>
  measure === 'due' || subjectOf(measure) === 'payments';

/** What is overdue is old by the day on which it fell due. */
function orderOfRecords(frame: QueryFrame): Pick<RecordsAsked, 'order' | 'isDescending'> {
  const { statistic, filters } = frame;
  if (statistic === 'total' || statistic === 'average') return orderOfList(frame);
  const ordered = orders[statistic];
  const isLate = filters.some((one) => one.field === 'invoice' && one.condition === 'overdue' && one.is);
  return isLate && ordered.order === 'date' && frame.measure !== 'due'
    ? { ...ordered, order: 'due' }
    : ordered;
}

/** One by one: one that stands out, or whose state is asked for. */
const isLookedAt = ({ statistic, asks }: QueryFrame): boolean => statistic !== 'total' || asks !== undefined;

function dayOf(record: QueryRecord): string | null {
  if (record.kind === 'payment') return record.date;
  return record.kind === 'invoice' ? record.dueDate : null;
}

const orders = {
  largest: { order: 'value', isDescending: true },
  smallest: { order: 'value', isDescending: false },
  first: { order: 'date', isDescending: false },
  last: { order: 'date', isDescending: true },
} as const satisfies Partial<Record<QueryFrame['statistic'], Pick<RecordsAsked, 'order' | 'isDescending'>>>;

/** The newest first; entries of a period as they were worked, and what falls due by the day on which it does. */
function orderOfList(frame: QueryFrame): Pick<RecordsAsked, 'order' | 'isDescending'> {
  const { order, measure, filters, period, limit } = frame;
  const isOfDays = subjectOf(measure) === 'time' && period !== undefined && limit === undefined;
  const isOfDue = measure === 'due' || filters.some(({ field }) => field === 'due' || field === 'late');
  const isDescending = order?.isDescending ?? !(isOfDue || isOfDays);
  if (order?.by === 'value') return { order: 'value', isDescending };
  return { order: isOfDue ? 'due' : 'date', isDescending };
}
