/** In which order rows are asked for: "oldest first", "größte zuerst", "sorted by amount". */
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import type { Sense } from '../words/sense.ts';
import type { Pieces } from './pieces.ts';

type Order = NonNullable<QueryFrame['order']>;

const orders: readonly (readonly [Sense, Order])[] = [
  ['longest', { by: 'value', isDescending: true }],
  ['shortest', { by: 'value', isDescending: false }],
  ['most', { by: 'value', isDescending: true }],
  ['least', { by: 'value', isDescending: false }],
  ['slower', { by: 'value', isDescending: true }],
  ['faster', { by: 'value', isDescending: false }],
  ['last', { by: 'key', isDescending: true }],
  ['first', { by: 'key', isDescending: false }],
];

const groups: readonly Sense[] = [
  'byClient',
  'byProject',
  'byTask',
  'byPerson',
  'byDay',
  'byWeek',
  'byMonth',
];

const oldestFirst: Order = { by: 'key', isDescending: false };

const ahead = /^(?:first|zuerst|on top|at the top|oben)$/;
const isAhead = (pieces: Pieces, at: number): boolean => {
  const item = pieces.at(at);
  return item?.kind === 'word' && ahead.test(item.text);
};

/** Taken where it is said; undefined where no order is, or one that rows have not. */
export function readOrder(pieces: Pieces): Order | undefined {
  return orderAhead(pieces) ?? orderBy(pieces);
}

/** "Largest first", "most days overdue first". */
function orderAhead(pieces: Pieces): Order | undefined {
  const at = pieces.items.findIndex(
    (_, index) => index > 0 && isAhead(pieces, index) && pieces.isFree(index),
  );
  const run = [at - 1, at - 2, at - 3].filter((index) => index >= 0);
  const ends = orders.map(([sense]) => sense);
  const end = at < 0 ? undefined : run.find((index) => pieces.isFree(index) && pieces.is(index, ...ends));
  const order = orders.find(([sense]) => end !== undefined && pieces.is(end, sense))?.[1];
  const between = run.filter((index) => end !== undefined && index > end);
  // "The oldest overdue one first": what stands between says of which days.
  if (order === undefined || end === undefined || !between.every((index) => isOfLate(pieces, index)))
    return undefined;
  pieces.take(at, end, ...between.filter((index) => !pieces.is(index, 'overdue')));
  return between.length > 0 && order.by === 'value' ? oldestFirst : order;
}

/** "Days overdue": the more of them, the older. */
const isOfLate = (pieces: Pieces, index: number): boolean =>
  pieces.is(index, 'overdue', 'day') || pieces.isSoft(index);

/** "Sorted by amount", "nach Fälligkeit sortiert". */
function orderBy(pieces: Pieces): Order | undefined {
  const at = pieces.find(['sorted']);
  if (at < 0) return undefined;
  const near = [at + 2, at + 1, at + 3, at - 1, at - 2].filter((index) => pieces.isFree(index));
  const key = near.find((index) => pieces.is(index, 'money', 'size', 'date', 'due', 'overdue'));
  if (key === undefined) {
    // "Sorted by project".
    if (pieces.has(...groups)) pieces.take(at);
    return undefined;
  }
  const isByValue = pieces.is(key, 'money', 'size');
  pieces.take(at, ...(pieces.is(key, 'overdue') ? [] : [key]));
  pieces.takeAll('each');
  if (pieces.is(key, 'overdue')) pieces.takeAll('day');
  const isDescending = pieces.takeAll('descending') || (isByValue && !pieces.takeAll('ascending'));
  pieces.takeAll('ascending');
  return { by: isByValue ? 'value' : 'key', isDescending };
}
