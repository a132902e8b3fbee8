/** Finds what is meant by a name typed in short: `#acme`, `#nord/api`. Never guesses between two. */

/** What is matched by its parts, the outermost first: `['Nordwind GmbH', 'API rewrite']`. */
export type NameParts = readonly string[];

/** Letters and digits alone, so that `api-rewrite` means "API rewrite". */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * From the strictest to the loosest; the first by which anything is found decides. Letters that only lie scattered in a
 * name are none of it: what is misspelt, or is not there, would be booked elsewhere.
 */
const ways: readonly ((said: string, name: string) => boolean)[] = [
  (said, name) => name === said,
  (said, name) => name.startsWith(said),
  (said, name) => name.includes(said),
];

/**
 * The items whose own name, or one around it, is what was said; several when it is not clear which. What is said with
 * slashes names the parts themselves, from the last backwards.
 */
export function matchName<Item>(
  items: readonly Item[],
  said: string,
  partsOf: (item: Item) => NameParts,
): readonly Item[] {
  const wanted = said.split('/').map(plain);
  if (wanted.includes('')) return [];
  for (const isLike of ways) {
    const found = items.filter((item) => isMeant(wanted, partsOf(item).map(plain), isLike));
    if (found.length > 0) return found;
  }
  return [];
}

function isMeant(
  wanted: readonly string[],
  parts: readonly string[],
  isLike: (said: string, name: string) => boolean,
): boolean {
  const [only, ...others] = wanted;
  if (others.length === 0) return parts.some((part) => isLike(only ?? '', part));
  const last = parts.slice(-wanted.length);
  return last.length === wanted.length && wanted.every((said, index) => isLike(said, last[index] ?? ''));
}
