/** Frames of what is agreed on projects: "rate: Orders vs Portal", "which budget is used to more than 90 %?". */
import type { Filter, Measure, QueryFrame } from '../../../../../domain/query/frame.ts';
import { filtersOf } from '../conditions.ts';
import type { SaidParts } from '../said.ts';
import { boundOf, isAsked, saysStill } from './bounds.ts';

/** Undefined of days, and of what is no condition of projects: rates and budgets have none. */
export function composeTerms(said: SaidParts): QueryFrame | undefined {
  const { pieces, conditions, names } = said;
  const measure = measureOf(said);
  if (saysOther(said) || measure === undefined) return undefined;
  const bounded = boundOf(said, measure);
  if (said.bounds.length > (bounded === undefined ? 0 : 1)) return undefined;
  pieces.takeAll('rate', 'budget', 'left', 'used', 'enough', 'runOut', 'project', 'client', 'hours', 'money');
  const isOfOne = bounded !== undefined && names.length === 1 && isAsked(said);
  const order = arrange(said);
  const isSum = bounded === undefined && order.order === undefined && asksSum(said, measure);
  pieces.takeAll('first', 'total', 'work', 'pay', 'earn', 'bill', 'compare', 'other', 'than');
  pieces.takeAll('both', ...ofOrder);
  const archived = conditions.map(({ is }): Filter => ({ field: 'archived', is }));
  return {
    measure,
    ...bounded,
    statistic: 'total',
    per: 'record',
    filters: [...filtersOf(names), ...archived],
    ...order,
    ...rowsOf(said, isOfOne, isSum),
  };
}

function rowsOf({ shape }: SaidParts, isOfOne: boolean, isSum: boolean): Pick<QueryFrame, 'group' | 'shape'> {
  if (isOfOne) return { shape: 'yes-no' };
  return isSum ? { shape: 'figure' } : { group: 'project', shape };
}

/** "Over all projects together"; rates add up to nothing. */
const asksSum = ({ pieces, names, arrangement: { group } }: SaidParts, measure: Measure): boolean =>
  measure !== 'rate' &&
  group === undefined &&
  names.every(({ record }) => record.kind === 'client') &&
  pieces.has('total', 'both');

const ends: ReadonlySet<string | undefined> = new Set([undefined, 'largest', 'smallest']);
const groups: ReadonlySet<string | undefined> = new Set([undefined, 'project', 'client']);

/** Days, means, and what comes first in time. */
function saysOther({
  periods,
  weekdays,
  conditions,
  pieces,
  arrangement: { end, group },
}: SaidParts): boolean {
  const isOfTime = periods.length > 0 || weekdays.length > 0;
  return (
    isOfTime ||
    conditions.some(({ what }) => what !== 'archived') ||
    !(ends.has(end) || (end === 'first' && pieces.has('runOut'))) ||
    !groups.has(group)
  );
}

const ofOrder = ['more', 'less', 'most', 'least'] as const;

function measureOf(said: SaidParts): Measure | undefined {
  const {
    pieces,
    arrangement: { end },
  } = said;
  if (pieces.has('rate')) return pieces.has('budget') ? undefined : 'rate';
  if (pieces.has('runOut')) return 'budgetUsed';
  if (pieces.has('left', 'enough') || saysStill(pieces)) return 'budgetLeft';
  // "The highest budget".
  const isOfSize = end !== undefined || pieces.has(...ofOrder);
  return isOfSize && !pieces.has('used') && said.bounds.length === 0 ? 'budget' : 'budgetUsed';
}

/** The highest first, where more or less of something is asked for. */
function arrange({ pieces, arrangement, isCompared }: SaidParts): Pick<QueryFrame, 'order' | 'limit'> {
  const { end, limit } = arrangement;
  // What runs out first has the least left, and is used the most.
  const isRunning = pieces.has('runOut');
  const isSmallest = !isRunning && (end === 'smallest' || pieces.has('least', 'less'));
  const isLargest = end === 'largest' || pieces.has('most', 'more') || isCompared || isRunning;
  if (!isSmallest && !isLargest) return {};
  const order = { by: 'value', isDescending: !isSmallest } as const;
  return limit === undefined ? { order } : { order, limit };
}
