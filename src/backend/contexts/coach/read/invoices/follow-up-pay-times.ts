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
  const isFaster = pieces.takeAll('faster');
  const isSlower = pieces.takeAll('slower');
  pieces.takeAll('than', 'pay', 'or', 'payTime');
  const [said, ...more] = filtersOf(names);
  const [before] = previous.filters;
  const areBoth = isClients(said) && isClients(before) && more.length === 0;
  if (!areBoth || isFaster === isSlower || pieces.left().length > 0) return undefined;
  const values = [...before.values, ...said.values];
  return {
    ...previous,
    filters: [{ field: 'client', is: true, values }],
    group: 'client',
    order: { by: 'value', isDescending: isSlower },
    shape: 'figure',
  };
}

type OfClients = Extract<Filter, { readonly values: unknown }>;

const isClients = (filter: Filter | undefined): filter is OfClients =>
  filter?.field === 'client' && filter.is;
