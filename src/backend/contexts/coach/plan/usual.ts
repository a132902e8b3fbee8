/** What is usual where a question says none: the days of each measure, its rows, whose time it is. */
import { calendarPeriod } from '../../../../domain/periods/calendar-periods.ts';
import type { Unit } from '../../../../domain/periods/period-words.ts';
import { type Filter, type Period, type QueryFrame, subjectOf } from '../../../../domain/query/frame.ts';
import { daysBetween } from '../../../../domain/zones.ts';
import type { Item } from '../words/item.ts';

/** `items`: of which "ever" and "overall" ask for no usual days. */
export function withUsual(said: QueryFrame, today: string, items: readonly Item[] = []): QueryFrame {
  const ofDays = saysAllTime(items) ? said : withDays(said, today);
  return inOrder(withRows(asToSend(byDates(untilToday(ofDays, today)))));
}

export const saysAllTime = (items: readonly Item[]): boolean =>
  items.some((item) => item.kind === 'word' && item.senses.has('allTime'));

/** Of the frame without its names. */
type Case = readonly [
  unit: Unit | 'twelve months',
  isOf: (frame: QueryFrame, own: readonly Filter[]) => boolean,
];

const isOf = (own: readonly Filter[], ...fields: readonly Filter['field'][]): boolean =>
  own.every(({ field }) => fields.includes(field));
const isTotal = ({ statistic }: QueryFrame): boolean => statistic === 'total';
const groupedBy =
  (...groups: readonly QueryFrame['group'][]) =>
  (frame: QueryFrame, own: readonly Filter[]): boolean =>
    frame.measure === 'hours' && isTotal(frame) && groups.includes(frame.group) && own.length === 0;

const means: ReadonlySet<string> = new Set(['average', 'largest', 'smallest']);

/** The unit that holds today; the first that fits. Its answer says which days these are. */
const usualDays: readonly Case[] = [
  ['week', groupedBy('day')],
  ['month', groupedBy('week', 'task', 'person')],
  ['year', groupedBy('month')],
  [
    'year',
    ({ measure, statistic, per }, own) =>
      measure === 'hours' && means.has(statistic) && per !== 'record' && own.length === 0,
  ],
  ['month', ({ measure }, own) => measure === 'days' && own.length === 0],
  ['month', ({ measure, group }, own) => measure === 'entries' && group === undefined && isOf(own, 'noted')],
  [
    'month',
    ({ measure, comparison }, own) =>
      measure === 'hours' &&
      isOf(own, 'billable') &&
      comparison?.with === 'whole' &&
      comparison.without[0] === 'billable',
  ],
  [
    'twelve months',
    ({ measure, group }, own) => measure === 'invoiced' && group === 'month' && own.length === 0,
  ],
  [
    'year',
    ({ measure, group, order, comparison }, own) =>
      measure === 'invoiced' &&
      own.length === 0 &&
      ((group === 'client' && order !== undefined) || comparison?.with === 'whole'),
  ],
  ['quarter', ({ measure, group }, own) => measure === 'vat' && group === undefined && own.length === 0],
];

const isName = ({ field }: Filter): boolean => field === 'client' || field === 'project';
const isLeftOut = (filter: Filter): boolean => isName(filter) && 'is' in filter && !filter.is;

function withDays(said: QueryFrame, today: string): QueryFrame {
  const { period, filters, having, comparison, limit } = said;
  const isBound =
    period !== undefined || having !== undefined || comparison?.with === 'period' || filters.some(isLeftOut);
  if (isBound || (limit !== undefined && isTotal(said))) return said;
  const own = filters.filter((filter) => !isName(filter));
  const unit = usualDays.find(([, fits]) => fits(said, own))?.[0];
  return unit === undefined ? said : { ...said, period: daysOf(unit, today) };
}

function daysOf(unit: Case[0], today: string): Period {
  if (unit !== 'twelve months') {
    const { from, to } = calendarPeriod(unit, today, 0);
    return { from, to };
  }
  return { from: calendarPeriod('month', today, -11).from, to: calendarPeriod('month', today, 0).to };
}

/** Of rows, means and comparisons the days that are ahead would be days without anything. */
function untilToday(frame: QueryFrame, today: string): QueryFrame {
  const { period } = frame;
  if (period === undefined || period.from > today || period.to <= today) return frame;
  return isOfDaysSoFar(frame) ? { ...frame, period: { ...period, to: today } } : frame;
}

function isOfDaysSoFar({ measure, group, statistic, comparison }: QueryFrame): boolean {
  if (measure === 'entries' || measure === 'days') return true;
  if (subjectOf(measure) === 'time')
    return group !== undefined || statistic !== 'total' || comparison !== undefined;
  return measure === 'invoiced' && (group === 'month' || comparison?.with === 'period');
}

/** Of one week each day of the week is one date. */
function byDates(frame: QueryFrame): QueryFrame {
  const { group, period } = frame;
  const isOfWeek = period !== undefined && daysBetween(period.from, period.to) < 7;
  return group === 'weekday' && isOfWeek && isTotal(frame) ? { ...frame, group: 'day' } : frame;
}

const isToSend = (filter: Filter): boolean =>
  filter.field === 'invoice' && filter.condition === 'sent' && !filter.is;

/** What is not sent yet is to be paid as well. */
function asToSend(frame: QueryFrame): QueryFrame {
  const { measure, filters, asks, group, period, having } = frame;
  const others = filters.filter((filter) => !isToSend(filter));
  const isPlain =
    measure === 'invoices' && isTotal(frame) && others.length < filters.length && others.every(isName);
  const isOfMore = [asks, group, period, having].some((one) => one !== undefined) || filters.some(isLeftOut);
  return isPlain && !isOfMore ? { ...frame, measure: 'due', shape: 'list' } : frame;
}

const byClient: ReadonlySet<string> = new Set(['invoiced', 'received', 'unbilled']);

type Usual = (frame: QueryFrame) => QueryFrame | undefined;

const ofNames = ({ filters }: QueryFrame): boolean => filters.every(isName);

/** Sums of money by client, where none is named. */
const sumsByClient: Usual = (frame) =>
  isTotal(frame) && byClient.has(frame.measure) && frame.filters.length === 0
    ? { ...frame, group: 'client', shape: 'list' }
    : undefined;

/** The last work with what was before it. */
const lastWork: Usual = (frame) => {
  const isLast = frame.measure === 'hours' && frame.statistic === 'last' && frame.per === 'record';
  return isLast && ofNames(frame) && frame.period === undefined
    ? { ...frame, limit: 3, isMine: true }
    : undefined;
};

/** What is owed is said with its invoices. */
const owed: Usual = (frame) => {
  const isOfInvoices = frame.filters.every(
    (one) => isName(one) || one.field === 'due' || one.field === 'invoice',
  );
  const isLate = frame.filters.some(
    (one) => one.field === 'invoice' && one.condition === 'overdue' && one.is,
  );
  const isShown = frame.shape !== 'yes-no' || isLate;
  return isTotal(frame) && frame.measure === 'due' && isOfInvoices && isShown
    ? { ...frame, shape: 'list' }
    : undefined;
};

/** How many there are is said with which ones. */
const owners: Usual = (frame) => {
  const isOfOwners = frame.measure === 'clients' || frame.measure === 'projects';
  return isTotal(frame) && isOfOwners && frame.shape === 'figure' && ofNames(frame)
    ? { ...frame, shape: 'list' }
    : undefined;
};

const ownEntries: Usual = (frame) => {
  const isOfEntries = frame.measure === 'entries' && frame.shape === 'list';
  return isOfEntries && ofNames(frame) && !frame.filters.some(isLeftOut)
    ? { ...frame, isMine: true }
    : undefined;
};

const usualRows: readonly Usual[] = [sumsByClient, lastWork, owed, owners, ownEntries];

/** The first that fits, where nothing is said of rows. */
function withRows(frame: QueryFrame): QueryFrame {
  const { group, having, comparison, limit, order, asks } = frame;
  const isPlain = [group, having, comparison, limit, order, asks].every((one) => one === undefined);
  if (!isPlain) return frame;
  for (const usual of usualRows) {
    const read = usual(frame);
    if (read !== undefined) return read;
  }
  return frame;
}

/** Of two periods the later one stands first, unless one is asked to be more. */
function inOrder(frame: QueryFrame): QueryFrame {
  const { period, comparison, shape } = frame;
  if (period === undefined || comparison?.with !== 'period' || shape !== 'figure') return frame;
  if ('expects' in comparison && comparison.expects !== undefined) return frame;
  if (period.from >= comparison.period.from) return frame;
  return { ...frame, period: comparison.period, comparison: { ...comparison, period } };
}
