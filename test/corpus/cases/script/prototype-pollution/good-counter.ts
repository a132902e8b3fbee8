export function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

export function table(rows: number[][]): number[][] {
  const sums: number[][] = [];
  for (let y = 0; y < rows.length; y += 1) {
    sums[y] = [];
    for (let x = 0; x < rows[y].length; x += 1) sums[y][x] = rows[y][x] * 2;
  }
  return sums;
}
