/** What somebody may have meant by a name that there is not. */

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
    const slips = editDistance(wanted, known);
    if (slips <= allowed) return slips;
  }
  return known.startsWith(wanted) || `-${known}-`.includes(`-${wanted}-`) ? allowed + 1 : undefined;
}

/** Letters to change, add, drop or swap with their neighbour (Levenshtein, with swaps). */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_none, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const at = (up: number, left: number): number => rows[row - up]?.[column - left] ?? 0;
      const isSame = a[row - 1] === b[column - 1];
      const costs = [at(1, 1) + (isSame ? 0 : 1), at(1, 0) + 1, (next[column - 1] ?? 0) + 1];
      if (isSwap(a, b, [row, column])) costs.push(at(2, 2) + 1);
      next.push(Math.min(...costs));
    }
    rows.push(next);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

function isSwap(a: string, b: string, [row, column]: readonly [number, number]): boolean {
  return row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
}
