/** Which of two frames of one message says more: that of its words, or that of the intent that knows the usual days and rows. */
import { type Filter, type Measure, type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';

/** Whether all that the first says stands in the other as well. */
export function isHeldBy(said: QueryFrame, other: QueryFrame, today: string): boolean {
  const isIn = (held: readonly string[]) => (condition: string) => held.includes(condition);
  const conditionsOf = (frame: QueryFrame) => conditionsIn(frame, { other, today });
  return isAlike(said.measure, other.measure) && conditionsOf(said).every(isIn(conditionsOf(other)));
}

/** Measures that are answered with the same records. */
const alike: readonly ReadonlySet<Measure>[] = [
  new Set<Measure>(['hours', 'entries']),
  new Set<Measure>(['invoices', 'due']),
  new Set<Measure>(['received', 'payments']),
];

function isAlike(one: Measure, other: Measure): boolean {
  return one === other || alike.some((measures) => measures.has(one) && measures.has(other));
}

interface Held {
  readonly other: QueryFrame;
  /** ISO date: days that are ahead change nothing. */
  readonly today: string;
}

function conditionsIn(frame: QueryFrame, { other, today }: Held): readonly string[] {
  const { filters, group, having, limit, order, comparison, statistic, per, isMine, asks } = frame;
  return [
    ...filters.filter((filter) => !isMeant(filter, other)).map(sayFilter),
    ...daysOf(frame, today),
    ...(group === undefined ? [] : [`by ${group}`]),
    ...(having === undefined ? [] : [JSON.stringify(having)]),
    ...(limit === undefined ? [] : [`at most ${limit}`]),
    ...(order?.isDescending === false ? ['least first'] : []),
    ...(comparison === undefined || comparison.with === 'period' ? [] : [sayComparison(comparison)]),
    ...expectedOf(comparison),
    ...(statistic === 'total' ? [] : [`${statistic} ${per}`]),
    ...(isMine === true ? ['mine'] : []),
    ...(asks === undefined ? [] : [`asks ${asks.condition}`]),
  ];
}

/** "Was it more?" is answered with yes or no. */
function expectedOf(comparison: QueryFrame['comparison']): readonly string[] {
  const isSaid = comparison !== undefined && 'expects' in comparison && comparison.expects !== undefined;
  return isSaid ? [`expects ${comparison.expects}`] : [];
}

function sayFilter(filter: Filter): string {
  return 'values' in filter
    ? `${filter.field} ${filter.is} ${filter.values
        .map(({ id }) => id)
        .toSorted()
        .join(' ')}`
    : JSON.stringify(filter);
}

/** Of two periods either may stand first. */
function daysOf({ period, comparison }: QueryFrame, today: string): readonly string[] {
  const days = [period, comparison?.with === 'period' ? comparison.period : undefined].flatMap((one) =>
    one === undefined ? [] : `${one.from} to ${one.to > today && one.from <= today ? today : one.to}`,
  );
  return days.length === 0 ? [] : [days.toSorted().join(' against ')];
}

function sayComparison(
  comparison: Exclude<NonNullable<QueryFrame['comparison']>, { readonly with: 'period' }>,
): string {
  return comparison.with === 'filters'
    ? `against ${comparison.filters.map(sayFilter).join(' ')}`
    : JSON.stringify(comparison);
}

/** What the other's measure is by its meaning: what is due is open, and invoices are of clients alone. */
function isMeant(filter: Filter, { measure }: QueryFrame): boolean {
  const subject = subjectOf(measure);
  if (filter.field === 'project') return filter.is && (subject === 'invoices' || subject === 'payments');
  if (filter.field !== 'invoice' || measure !== 'due') return false;
  return filter.condition === 'open' ? filter.is : filter.condition === 'paid' && !filter.is;
}
