/** A denial that several conditions share: "excluding drafts and credit notes". */
import { denialsOf, joining } from '../conditions.ts';
import type { Pieces } from '../pieces.ts';

/** Its own, or the one that it shares with the condition before it; noted in `denied`. */
export function denialsWith(pieces: Pieces, index: number, denied: Map<number, number>): readonly number[] {
  const own = denialsOf(pieces, index);
  const [by = sharedDenial(pieces, index, denied)] = own;
  if (by === undefined) return own;
  if (own.length < 2) denied.set(index, by);
  return own.length === 0 ? [by] : own;
}

/** "Excluding drafts and credit notes", "neither paid nor overdue"; "not paid and overdue" says that it is overdue. */
function sharedDenial(
  pieces: Pieces,
  index: number,
  denied: ReadonlyMap<number, number>,
): number | undefined {
  const before = pieces.previous(index);
  const by = denied.get(before);
  if (by === undefined) return undefined;
  const joins = pieces.is(by, 'except') ? joining : /^(?:or|oder|nor|noch)$/;
  const isJoined = pieces.items
    .slice(before + 1, index)
    .some((item) => item.kind === 'word' && joins.test(item.text.split(' ')[0] ?? ''));
  return isJoined ? by : undefined;
}
