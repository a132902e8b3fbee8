/** "Both together?", "which was more?": of the two questions before, which differ in their days or in one name. */
import { isDeepStrictEqual } from 'node:util';
import { unitOfPeriod } from '../../../../../domain/periods/period-units.ts';
import {
  type Filter,
  type Period,
  type QueryFrame,
  type Subject,
  subjectOf,
} from '../../../../../domain/query/frame.ts';
import { addDays } from '../../../../../domain/zones.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { Pieces } from '../pieces.ts';

interface Both {
  readonly previousFrame?: QueryFrame | undefined;
  /** What was asked before that. */
  readonly earlierFrame?: QueryFrame | undefined;
}

export function readBoth(items: readonly Item[], { previousFrame: last, earlierFrame: first }: Both) {
  if (first === undefined || last === undefined || !arePlainSums(first, last)) return undefined;
  const asked = askedOfBoth(items);
  const frame =
    asked && (asked === 'sum' ? addUp(first, last) : holdAgainst(first, withoutPart(first, last)));
  return frame && { frame, remembered: frame };
}

const ofBoth: readonly Sense[] = [
  ...(['both', 'total', 'howMuch', 'howMany', 'which', 'more', 'less', 'difference', 'ofThat'] as const),
  ...(['them', 'hours', 'work', 'compare'] as const),
];

/** Undefined where the message says anything else. */
function askedOfBoth(items: readonly Item[]): 'sum' | 'difference' | undefined {
  const pieces = new Pieces(items);
  const isBoth = pieces.has('both');
  const isMore = pieces.has('more', 'less') && (pieces.has('which', 'howMuch', 'howMany') || isBoth);
  const isHeld = isMore || pieces.has('difference');
  pieces.takeAll(...ofBoth);
  if (pieces.left().length > 0) return undefined;
  if (isHeld) return 'difference';
  return isBoth ? 'sum' : undefined;
}

const isPlainSum = ({ statistic, having, comparison, limit, asks }: QueryFrame): boolean =>
  statistic === 'total' && [having, comparison, limit, asks].every((one) => one === undefined);

/** Rates and budgets are not added up. */
const ofSums: ReadonlySet<Subject> = new Set(['time', 'unbilled', 'invoices', 'payments']);

const arePlainSums = (first: QueryFrame, last: QueryFrame): boolean =>
  first.measure === last.measure &&
  ofSums.has(subjectOf(last.measure)) &&
  isPlainSum(first) &&
  isPlainSum(last);

function addUp(first: QueryFrame, last: QueryFrame): QueryFrame | undefined {
  const { order: _order, ...kept } = last;
  if (isDeepStrictEqual(first.filters, last.filters)) {
    const period = joinDays(first.period, last.period);
    const unit = last.period && unitOfPeriod(last.period);
    const group = unit === 'week' || unit === 'month' || unit === 'quarter' || unit === 'year' ? unit : 'day';
    return period && { ...kept, period, group, shape: 'figure' };
  }
  if (!isDeepStrictEqual(first.period, last.period)) return undefined;
  const both = joinValues(first.filters, last.filters);
  return both && { ...kept, filters: both.filters, group: both.field, shape: 'figure' };
}

/** Undefined where days lie between them: they are of neither. */
function joinDays(one: Period | undefined, other: Period | undefined): Period | undefined {
  if (one === undefined || other === undefined) return undefined;
  const [first, last] = one.from <= other.from ? [one, other] : [other, one];
  return addDays(first.to, 1) === last.from ? { from: first.from, to: last.to } : undefined;
}

type Named = Extract<Filter, { readonly field: 'client' | 'project' | 'task' | 'person' }>;

const isNamed = (filter: Filter): filter is Named => 'values' in filter && filter.is;

/** Those of the one that the other does not have, where it is one name on either side. */
function differing(one: readonly Filter[], other: readonly Filter[]): Filter | undefined {
  const [only, ...more] = one.filter((filter) => !other.some((each) => isDeepStrictEqual(each, filter)));
  return more.length === 0 ? only : undefined;
}

function joinValues(one: readonly Filter[], other: readonly Filter[]) {
  const [first, last] = [differing(one, other), differing(other, one)];
  if (!first || !last || !isNamed(first) || !isNamed(last) || first.field !== last.field) return undefined;
  const joined: Filter = { ...last, values: [...first.values, ...last.values] };
  return { field: last.field, filters: other.map((filter) => (filter === last ? joined : filter)) };
}

/** After "both together?" the last holds the first: what is left of it is the other one. */
function withoutPart(first: QueryFrame, last: QueryFrame): QueryFrame {
  const [own, other] = [differing(first.filters, last.filters), differing(last.filters, first.filters)];
  if (own && other && isNamed(own) && isNamed(other)) {
    const left = other.values.filter(({ id }) => !own.values.some((one) => one.id === id));
    const rest: Filter = { ...other, values: left };
    const isPart = left.length > 0 && left.length < other.values.length;
    return isPart ? { ...last, filters: last.filters.map((one) => (one === other ? rest : one)) } : last;
  }
  const period = first.period && last.period && leftOf(last.period, first.period);
  return period ? { ...last, period } : last;
}

/** The days of `whole` beside those of `part` at one of its ends. */
function leftOf(whole: Period, part: Period): Period | undefined {
  const isWhole = part.from === whole.from && part.to === whole.to;
  if (isWhole) return undefined;
  if (part.from === whole.from && part.to < whole.to) return { from: addDays(part.to, 1), to: whole.to };
  return part.to === whole.to && part.from > whole.from
    ? { from: whole.from, to: addDays(part.from, -1) }
    : undefined;
}

function holdAgainst(first: QueryFrame, last: QueryFrame): QueryFrame | undefined {
  const { group: _group, order: _order, ...kept } = last;
  const isSame = isDeepStrictEqual(first.filters, last.filters);
  if (isSame && first.period !== undefined && last.period !== undefined) {
    const isOther = !isDeepStrictEqual(first.period, last.period);
    return isOther
      ? { ...kept, comparison: { with: 'period', period: first.period }, shape: 'figure' }
      : undefined;
  }
  const other = differing(first.filters, last.filters);
  const own = differing(last.filters, first.filters);
  const isOneField = other !== undefined && other.field === own?.field;
  if (!isOneField || !isDeepStrictEqual(first.period, last.period)) return undefined;
  return { ...kept, comparison: { with: 'filters', filters: [other] }, shape: 'figure' };
}
