/** Frames of what is agreed on projects: "rate: Orders vs Portal", "which budget is used to more than 90 %?". */
import type { Bound } from '../../../../../../domain/query/conditions.ts';
import type { Filter, Having, Measure, QueryFrame } from '../../../../../../domain/query/frame.ts';
import { filtersOf } from './conditions.ts';
import type { Pieces } from './pieces.ts';
import type { SaidBound } from './quantities.ts';
import type { SaidParts } from './said.ts';

/** Undefined of days, and of what is no condition of projects: rates and budgets have none. */
export function composeTerms(said: SaidParts): QueryFrame | undefined {
  const { pieces, conditions, names } = said;
  const measure = measureOf(said);
  if (saysOther(said) || measure === undefined) return undefined;
  const bounded = havingOf(said, measure);
  if (said.bounds.length > (bounded === undefined ? 0 : 1)) return undefined;
  pieces.takeAll('rate', 'budget', 'left', 'used', 'enough', 'project', 'client', 'hours', 'money');
  const isOfOne = asksOfOne(said);
  const order = arrange(said);
  pieces.takeAll('total', 'work', 'pay', 'earn', 'bill', 'compare', 'other', 'than', ...ofOrder);
  const archived = conditions.map(({ is }): Filter => ({ field: 'archived', is }));
  return {
    measure,
    ...bounded,
    statistic: 'total',
    per: 'record',
    filters: [...filtersOf(names), ...archived],
    ...(!isOfOne && { group: 'project' }),
    ...order,
    shape: isOfOne && bounded !== undefined ? 'yes-no' : said.shape,
  };
}

const ends: ReadonlySet<string | undefined> = new Set([undefined, 'largest', 'smallest']);
const groups: ReadonlySet<string | undefined> = new Set([undefined, 'project', 'client']);

/** Days, means, and what comes first in time. */
function saysOther({ periods, weekdays, conditions, arrangement: { end, group } }: SaidParts): boolean {
  const isOfTime = periods.length > 0 || weekdays.length > 0;
  return (
    isOfTime || conditions.some(({ what }) => what !== 'archived') || !ends.has(end) || !groups.has(group)
  );
}

const ofOrder = ['more', 'less', 'most', 'least'] as const;

/** "Is more than half of the budget of Acme's portal used?" */
function asksOfOne({ shape, bounds, names, pieces }: SaidParts): boolean {
  const isBound = bounds.length > 0 || pieces.has('overBudget');
  return isAsked(pieces, shape) && isBound && names.length === 1;
}

/** "Hab ich noch …?": words of number are those of the bound. */
function isAsked({ items: [first] }: Pieces, shape: SaidParts['shape']): boolean {
  return (
    shape === 'yes-no' ||
    (first?.kind === 'word' &&
      /^(?:hab|habe|haben|have|is|ist|are|sind|reicht|reichen|genugt|langt|deckt|passen|passt|fits|do|does|will|can|kann)$/.test(
        first.text,
      ))
  );
}

function measureOf({ pieces, arrangement: { end } }: SaidParts): Measure | undefined {
  if (pieces.has('rate')) return pieces.has('budget') ? undefined : 'rate';
  if (pieces.has('left', 'enough') || saysStill(pieces)) return 'budgetLeft';
  // "The highest budget".
  return end !== undefined && !pieces.has('used') ? 'budget' : 'budgetUsed';
}

/** "Still have more than 10 hours". */
const saysStill = ({ items }: Pieces): boolean =>
  items.some((item) => item.kind === 'word' && /^(?:still|noch)$/.test(item.text));

/** The highest first, where more or less of something is asked for. */
function arrange({ pieces, arrangement, isCompared }: SaidParts): Pick<QueryFrame, 'order' | 'limit'> {
  const { end, limit } = arrangement;
  const isSmallest = end === 'smallest' || pieces.has('least', 'less');
  const isLargest = end === 'largest' || pieces.has('most', 'more') || isCompared;
  if (!isSmallest && !isLargest) return {};
  const order = { by: 'value', isDescending: !isSmallest } as const;
  return limit === undefined ? { order } : { order, limit };
}

interface Bounded {
  readonly having: Having;
  readonly measure: Measure;
}

const turned: Readonly<Record<Bound, Bound>> = {
  above: 'below',
  atLeast: 'atMost',
  below: 'above',
  atMost: 'atLeast',
};

/** Undefined where the bound is of something else: a rate of hours, a budget of money. */
function havingOf({ bounds: [first], pieces }: SaidParts, measure: Measure): Bounded | undefined {
  if (first === undefined) return takeOver(pieces);
  const { bound, unit, value } = first.bound;
  if (measure === 'rate') return ofRate(first.bound);
  if (unit === 'percent') return ofShare(first.bound, measure);
  if (unit !== 'time') return undefined;
  if (measure === 'budgetLeft') return { measure, having: { bound, value } };
  return pieces.has('used') ? undefined : { measure: 'budget', having: { bound, value } };
}

/** "Which projects are over budget?" */
function takeOver(pieces: Pieces): Bounded | undefined {
  return pieces.takeAll('overBudget')
    ? { measure: 'budgetUsed', having: { bound: 'above', value: 100 } }
    : undefined;
}

function ofRate({ bound, unit, value, currency }: SaidBound): Bounded | undefined {
  const isMoney = unit === 'money' || unit === undefined;
  if (!isMoney) return undefined;
  return { measure: 'rate', having: { bound, value, ...(currency !== undefined && { currency }) } };
}

/** "Less than 10 % left" is more than 90 % used. */
function ofShare({ bound, value }: SaidBound, measure: Measure): Bounded {
  const isLeft = measure === 'budgetLeft';
  const having = isLeft ? { bound: turned[bound], value: 100 - value } : { bound, value };
  return { measure: 'budgetUsed', having };
}
