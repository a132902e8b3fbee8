/** "And next week?" after what falls due, "und letzten Monat?" after clients without an invoice: days that a condition of the question before has. */
import { unitOfPeriod } from '../../../../../domain/periods/period-units.ts';
import type { Filter, Period, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import { Pieces } from '../pieces.ts';
import { markDueDays } from './due-by.ts';

/** Days of what falls due are ahead, and "by" is up to them. */
export function itemsOfDays(before: QueryFrame, said: readonly Item[], today: string): readonly Item[] {
  const items = said.filter((item) => !isUnitOf(item, before.period));
  const isOfDue =
    before.filters.some(({ field }) => field === 'due') && !new Pieces(items).has('issue', 'sent');
  return isOfDue ? markDueDays(items, { today, isAhead: true }) : items;
}

const bareUnit = /^(?:week|month|quarter|year|woche|monats?|quartals?|jahr(?:es)?)$/i;

/** "Of the week" after last week is of that one. */
const isUnitOf = (item: Item, before: Period | undefined): boolean =>
  item.kind === 'period' &&
  bareUnit.test(item.raw) &&
  before !== undefined &&
  unitOfPeriod(before) === unitOfPeriod(item.period);

/** The frame with its days where that condition has them; `items`: "issued last week" is of the day of issue. */
export function withDays(frame: QueryFrame, before: QueryFrame, items: readonly Item[]): QueryFrame {
  const { period, ...kept } = frame;
  const isOther = before.period !== undefined || new Pieces(items).has('issue', 'sent');
  const isOf = (filter: Filter): filter is OfDays =>
    ofDays.has(filter.field) && (filter.field !== 'due' || !isOther);
  if (period === undefined || !frame.filters.some(isOf)) return frame;
  const filters = frame.filters.map((one) => (isOf(one) ? { ...one, period } : one));
  return { ...kept, filters };
}

type OfDays = Extract<Filter, { readonly field: 'worked' | 'invoiced' | 'received' | 'due' }>;

const ofDays: ReadonlySet<string> = new Set(['worked', 'invoiced', 'received', 'due']);
