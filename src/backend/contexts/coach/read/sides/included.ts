/** "And with?", "including what is not billable": what the question before left out or narrowed down is taken in again. */
import type { Filter } from '../../../../../domain/query/frame.ts';
import type { Pieces } from '../pieces.ts';

const including = /^(?:including|inklusive|samt|auch mit|also with)$/;
const bare = /^(?:with|mit|including|inklusive|samt|auch mit)$/;

/** Takes the word that says it, where something is named behind it. */
export function takeIncluding(pieces: Pieces): boolean {
  const at = pieces.items.findIndex((item) => item.kind === 'word' && including.test(item.text));
  if (at < 0 || at === pieces.items.length - 1) return false;
  pieces.take(at);
  return true;
}

/** What is left of the filters before: without those that `said` is the other side of. Undefined where there is none. */
export function takeIn(before: readonly Filter[], said: readonly Filter[]): readonly Filter[] | undefined {
  const left = before.filter((old) => !said.some((filter) => isOtherSide(filter, old)));
  return left.length === before.length ? undefined : left;
}

/** "Und mit?": the last thing that was left out is taken in. Undefined where that is not what is said. */
export function takeInLast(pieces: Pieces, before: readonly Filter[]): readonly Filter[] | undefined {
  const said = pieces.items.flatMap((item, index) =>
    pieces.is(index, 'filler') && !(item.kind === 'word' && bare.test(item.text)) ? [] : [{ item, index }],
  );
  const [only, ...more] = said;
  const at = before.findLastIndex((filter) => 'is' in filter && !filter.is);
  if (only?.item.kind !== 'word' || more.length > 0 || at < 0 || !bare.test(only.item.text)) return undefined;
  pieces.take(only.index);
  return before.toSpliced(at, 1);
}

function isOtherSide(said: Filter, old: Filter): boolean {
  if (said.field !== old.field || !('is' in said) || !('is' in old)) return false;
  if (!('values' in said) || !('values' in old)) return said.is !== old.is;
  const ids = new Set(old.values.map(({ id }) => id));
  return !old.is && said.values.some(({ id }) => ids.has(id));
}
