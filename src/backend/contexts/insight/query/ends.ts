/** "Without the last payment", "the two largest invoices": what stands at one end of all that the other conditions leave. */
import type { Money } from '../../../../domain/money.ts';
import type { Filter } from '../../../../domain/query/frame.ts';
import { compareAmounts } from './amounts.ts';

export const hasEnds = (filters: readonly Filter[]): boolean => filters.some(({ field }) => field === 'end');

interface Ends<Kind> {
  /** The practice's own currency, whose amounts come first. */
  readonly own: string;
  /** What can stand at an end: a credit note is no last invoice. */
  isMeant(record: Kind): boolean;
  sizeOf(record: Kind): Money;
}

/** `records` come by date. */
export function withinEnds<Kind>(
  records: readonly Kind[],
  filters: readonly Filter[],
  ends: Ends<Kind>,
): readonly Kind[] {
  const sides = filters.flatMap((filter) =>
    filter.field === 'end' ? { is: filter.is, found: new Set(atEnd(records, filter, ends)) } : [],
  );
  return records.filter((record) => sides.every(({ is, found }) => found.has(record) === is));
}

function atEnd<Kind>(
  records: readonly Kind[],
  { end, count }: Extract<Filter, { readonly field: 'end' }>,
  { own, isMeant, sizeOf }: Ends<Kind>,
): readonly Kind[] {
  const meant = records.filter(isMeant);
  if (end === 'first') return meant.slice(0, count);
  if (end === 'last') return meant.slice(-count);
  const isDescending = end === 'largest';
  return meant
    .toSorted((one, other) => compareAmounts(sizeOf(one), sizeOf(other), { own, isDescending }))
    .slice(0, count);
}
