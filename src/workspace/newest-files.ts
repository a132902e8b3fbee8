/** Which files of many are scanned: those that people work on. */
import type { DiscoveredFile } from './discovery.ts';

interface Group {
  readonly files: readonly DiscoveredFile[];
  isWhole: boolean;
}

/** At most `limit` files over all groups, in each the last changed first; a note says how many were left out. */
export function keepNewest<Found extends Group>(
  groups: readonly Found[],
  limit: number,
  notes: { add(note: string): unknown },
): Found[] {
  const newestFirst = groups.flatMap(({ files }) => files).sort((a, b) => b.stamp.mtimeMs - a.stamp.mtimeMs);
  const kept = new Set(newestFirst.slice(0, limit));
  const left = newestFirst.length - kept.size;
  if (left > 0)
    notes.add(`${left} files that were changed before all others were left out: the limit is ${limit}.`);
  return groups.map((group) => {
    const files = newestFirst.filter((file) => kept.has(file) && file.root === group.files[0]?.root);
    return { ...group, files, isWhole: group.isWhole && files.length === group.files.length };
  });
}
