/** Where a comment stands: on a passage of the text, found again as the text changes. Pure. */

/** `before` and `after` are what stood around the passage, at most `mostContext` code units each. */
export interface Anchor {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

export const mostContext = 60;

/** Of code units from `start` up to `end`. */
export function anchorAt(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): Anchor {
  return {
    quote: text.slice(start, end),
    before: text.slice(Math.max(0, start - mostContext), start),
    after: text.slice(end, end + mostContext),
  };
}

/**
 * Start of the passage in a text, in code units. Where the quote stands several times, the place whose surroundings are the
 * most alike, of equal ones the first. Undefined: it is gone.
 */
export function findAnchor(text: string, { quote, before, after }: Anchor): number | undefined {
  if (quote === '') return undefined;
  let best: { readonly at: number; readonly alike: number } | undefined;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const alike =
      alikeEnd(text.slice(Math.max(0, at - before.length), at), before) +
      alikeStart(text.slice(at + quote.length, at + quote.length + after.length), after);
    if (best === undefined || alike > best.alike) best = { at, alike };
  }
  return best?.at;
}

function alikeStart(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
}

function alikeEnd(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count))
    count += 1;
  return count;
}
