/** What a message holds the figure before it against: other days, another name, the whole. */
import { isOfRows } from '../../../../../domain/query/cells.ts';
import type { Filter, Period, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Arrangement } from '../arrange.ts';
import type { expectedBy } from '../compare.ts';
import { besideOf } from '../sides/held-against.ts';
import { type sharedField, withoutOf } from '../sides/shared-field.ts';

export interface NewComparison {
  readonly second: readonly Filter[];
  /** "Is Q2 more than Q1?": the second is what the first is held against. */
  readonly periods: readonly Period[];
  readonly isCompared: boolean;
  readonly isNamed: boolean;
  readonly expects: ReturnType<typeof expectedBy>;
  readonly shared: ReturnType<typeof sharedField>;
  readonly arrangement: Arrangement;
}

/** "And in October?" is of those days, "vs October" holds them against the ones before. */
export function comparisonOf(
  previous: QueryFrame,
  change: NewComparison,
  items: readonly Item[],
): Partial<QueryFrame> {
  const { comparison } = previous;
  const { second, periods, isCompared, expects } = change;
  const [period, against] = periods;
  const days = period === undefined ? {} : { period };
  const without = withoutOf(change.shared);
  if (without !== undefined) return { comparison: { with: 'whole', without }, ...days };
  if (against !== undefined) return { period, comparison: { with: 'period', period: against, ...expects } };
  if (second.length > 0) return { comparison: { with: 'filters', filters: second, ...expects }, ...days };
  if (isCompared && period !== undefined)
    return {
      comparison:
        comparison?.with === 'whole'
          ? { ...comparison, period }
          : { with: 'period', period: besideOf(previous, { period, items }), ...expects },
    };
  return comparison !== undefined && isComparisonKept(comparison, change) ? { comparison, ...days } : days;
}

/** Another name, or rows, take the place of what was held against it. */
function isComparisonKept(
  comparison: NonNullable<QueryFrame['comparison']>,
  { isNamed, arrangement }: NewComparison,
): boolean {
  const isOfOthers = comparison.with === 'filters' || isOfRows(comparison);
  return !(isOfOthers && isNamed) && arrangement.group === undefined;
}
