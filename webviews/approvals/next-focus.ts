/** Where the focus goes when the row that had it is gone; pure. */

/** The row that comes after it, or the one before; undefined where no row is left. */
export function findNext(
  left: string,
  { before, now }: { readonly before: readonly string[]; readonly now: ReadonlySet<string> },
): string | undefined {
  const place = before.indexOf(left);
  const after = before.slice(place + 1).find((id) => now.has(id));
  return after ?? before.slice(0, Math.max(place, 0)).findLast((id) => now.has(id)) ?? [...now][0];
}
