/** What somebody may have meant by a name that there is not. */

import damerauLevenshtein from 'damerau-levenshtein';

const shown = 3;

/** The nearest of `known`, three at most, of two as near the one named first; none where nothing is near. */
export function findNearestNames(name: string, known: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase().replace(/^!/, '').replace(/-?\*$/, '');
  if (wanted.length < 3) return [];
  const rated = [...new Set(known)].flatMap((each) => {
    const distance = distanceTo(wanted, each);
    return distance === undefined ? [] : [{ each, distance }];
  });
  rated.sort((a, b) => a.distance - b.distance);
  return rated.slice(0, shown).map(({ each }) => each);
}

/** A sentence to put behind a complaint; empty where nothing is near. */
export function suggestNames(name: string, known: Iterable<string>): string {
  const near = findNearestNames(name, known);
  return near.length === 0 ? '' : `; did you mean ${near.join(', ')}?`;
}

/** Few letters apart; or a beginning or whole words of it, which counts as a letter more than any slip. */
function distanceTo(wanted: string, known: string): number | undefined {
  const allowed = wanted.length < 5 ? 1 : Math.max(2, Math.floor(wanted.length / 4));
  if (Math.abs(wanted.length - known.length) <= allowed) {
    const slips = damerauLevenshtein(wanted, known).steps;
    if (slips <= allowed) return slips;
  }
  return known.startsWith(wanted) || `-${known}-`.includes(`-${wanted}-`) ? allowed + 1 : undefined;
}
