/** "Is Havn faster than that?" after how long a client takes to pay: both, a row each. */
import type { Filter, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import { filtersOf, readNames } from '../conditions.ts';
import { Pieces } from '../pieces.ts';

/** Undefined where it is no other client that is held against those before. */
export function comparePayTimes(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  if (previous.measure !== 'daysToPay' || previous.having !== undefined) return undefined;
  const pieces = new Pieces(items);
  const names = readNames(pieces) ?? [];
  const isOfName = names.some(({ index }) => pieces.is(pieces.previous(index), 'than'));
  const isFaster = pieces.takeAll('faster');
  const isSlower = pieces.takeAll('slower');
  pieces.takeAll('than', 'pay', 'or', 'payTime');
  const [said, ...more] = filtersOf(names);
  const [before] = previous.filters;
  const areBoth = isClients(said) && isClients(before) && more.length === 0;
  if (!areBoth || isFaster === isSlower || pieces.left().length > 0) return undefined;
  // Who is asked about stands first: "is Havn faster?", "faster than Havn?"
  const values = isOfName ? [...before.values, ...said.values] : [...said.values, ...before.values];
  return {
    ...previous,
    filters: [{ field: 'client', is: true, values }],
    group: 'client',
    order: { by: 'value', isDescending: isSlower },
    shape: 'yes-no',
  };
}

type OfClients = Extract<Filter, { readonly values: unknown }>;

const isClients = (filter: Filter | undefined): filter is OfClients =>
  filter?.field === 'client' && filter.is;
