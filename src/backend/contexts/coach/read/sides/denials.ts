/** Where "not", "without" or "left out" stands, and what shares it. */
import type { Pieces } from '../pieces.ts';

export const joining = /^(?:and|und|or|oder|sowie|noch|nor|&)$/;

/** "Without Acme and weekends": what an "and" joins to a denial is on its side. */
export function isJoinedTo(pieces: Pieces, before: number, index: number): boolean {
  return pieces.items
    .slice(before + 1, index)
    .some((item) => item.kind === 'word' && joining.test(item.text.split(' ')[0] ?? ''));
}

/** Where "not" or "without" stands before a word, over verbs and words that only join. */
export function denialOf(pieces: Pieces, index: number): number | undefined {
  for (let at = index - 1; at >= Math.max(0, index - 5); at -= 1) {
    // "How many of them not, so on time?"
    if (pieces.at(at + 1)?.isAfterBreak === true) return undefined;
    if (pieces.isFree(at) && pieces.is(at, 'not', 'except')) return at;
    const isPassed =
      pieces.isSoft(at) || pieces.is(at, 'self', 'pay', 'bill', 'issue', 'work', 'entry', 'hours', 'invoice');
    if (!isPassed || !pieces.isFree(at)) return undefined;
  }
  return undefined;
}

/** "Without those that are not billable" denies twice, as "not billable ones left out" does. */
export function denialsOf(pieces: Pieces, index: number): readonly number[] {
  const own = denialOf(pieces, index);
  const behind = pieces.next(index, 2);
  if (pieces.isFree(behind) && pieces.is(behind, 'except') && isClosing(pieces, behind))
    return own === undefined ? [behind] : [own, behind];
  if (own === undefined) return [];
  const before = pieces.is(own, 'not') ? denialOf(pieces, own) : undefined;
  return before !== undefined && pieces.is(before, 'except') ? [own, before] : [own];
}

const closing =
  /^(?:ausgenommen|excluded|not counted|not included|left out|ausgeschlossen|weggelassen|weglasst|weglasse|weglassen|rauslasst|rausnimmt|rausrechnet|nicht mitgezahlt|nicht mitgerechnet|nicht eingerechnet|nicht mitzahlt|nicht mitzahle|nicht mitrechnet|rausgerechnet)$/;

export function isClosing(pieces: Pieces, index: number): boolean {
  const item = pieces.at(index);
  if (item?.kind !== 'word') return false;
  // "The budget is weg" leaves nothing out, "lass Acme weg" does.
  return item.text === 'weg' ? !pieces.has('budget') : closing.test(item.text);
}

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
