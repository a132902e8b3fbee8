/** Periods that begin with what happened last: "since the last invoice to Acme", "seit ihrer letzten Zahlung". */
import type { Filter, Measure, QueryFrame } from '../../../../../../domain/query/frame.ts';
import type { Item } from './items.ts';
import { Pieces } from './pieces.ts';

/** The last of these records, from whose day on it is meant. */
export interface RelativeStart {
  readonly measure: Extract<Measure, 'invoices' | 'payments' | 'hours'>;
}

const events = [
  ['invoice', 'invoices'],
  ['bill', 'invoices'],
  ['billed', 'invoices'],
  ['payment', 'payments'],
  ['pay', 'payments'],
  ['entry', 'hours'],
] as const;

/** What is said of the start, and the other items of the question. */
export function splitRelative(items: readonly Item[]): {
  readonly since: RelativeStart | undefined;
  readonly rest: readonly Item[];
} {
  const pieces = new Pieces(items);
  const from = pieces.find(['since', 'after']);
  const last = pieces.next(from);
  const at = pieces.next(last);
  const event = events.find(([sense]) => pieces.is(at, sense));
  if (from < 0 || !pieces.is(last, 'last') || event === undefined) return { since: undefined, rest: items };
  return {
    since: { measure: event[1] },
    rest: items.filter((_, index) => ![from, last, at].includes(index)),
  };
}

/** The question for the record that the period begins with, of the clients and projects of the frame. */
export function eventFrame({ measure }: RelativeStart, { filters }: QueryFrame): QueryFrame {
  const isKept = ({ field }: Filter) => field === 'client' || (field === 'project' && measure === 'hours');
  return { measure, statistic: 'last', per: 'record', filters: filters.filter(isKept), shape: 'figure' };
}
