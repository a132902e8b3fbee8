/** "Which was above that?" after "projects below ten hours": the rows on the other side of the bound. */
import type { Bound } from '../../../../../domain/query/conditions.ts';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import { Pieces } from '../pieces.ts';

const above = /^(?:above|over|over (?:it|that)|above (?:it|that)|daruber|druber|oberhalb)$/;
const below = /^(?:below|under|under (?:it|that)|below (?:it|that)|darunter|drunter|unterhalb)$/;

const opposite: Readonly<Record<Bound, Bound>> = {
  above: 'atMost',
  atLeast: 'below',
  below: 'atLeast',
  atMost: 'above',
};

/** Undefined where the rows before had no bound, or more is said. */
export function changeToOtherBound(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  const { having } = previous;
  const at = items.findIndex(
    (item) => item.kind === 'word' && (above.test(item.text) || below.test(item.text)),
  );
  const item = items[at];
  if (having === undefined || item?.kind !== 'word') return undefined;
  const pieces = new Pieces(items);
  pieces.take(at);
  pieces.takeAll('which', 'who', 'list', 'howMany', 'work', 'project', 'client', 'more', 'less');
  if (pieces.left().length > 0) return undefined;
  const isAbove = having.bound === 'above' || having.bound === 'atLeast';
  const bound = above.test(item.text) === isAbove ? having.bound : opposite[having.bound];
  return { ...previous, having: { ...having, bound } };
}
