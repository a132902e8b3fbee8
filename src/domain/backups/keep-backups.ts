/** Which backups stay: the newest 14 that hold something, and never fewer than one that can be restored. Pure. */

export interface KeptBackup {
  readonly id: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  /** False where the database in it was damaged when it was made. */
  readonly sound: boolean;
  /** True where the practice in it has no client, no entry and no invoice. */
  readonly empty: boolean;
}

export const backupsKept = 14;
const dayMs = 24 * 60 * 60 * 1000;

/** Newest first; of one instant, by id. */
export function sortBackups<B extends KeptBackup>(backups: readonly B[]): readonly B[] {
  return backups.toSorted((a, b) => compare(b.createdAt, a.createdAt) || compare(b.id, a.id));
}

/**
 * Those to delete, oldest first, whatever they were made for. The newest stays, and the newest that is sound. An empty practice pushes out
 * no backup that holds something: empty ones make room first, and count for nothing among the others.
 */
export function backupsToDelete<B extends KeptBackup>(
  backups: readonly B[],
  keep: number = backupsKept,
): readonly B[] {
  const sorted = sortBackups(backups);
  const [newest] = sorted;
  const holding = sorted.filter(({ empty }) => !empty);
  const newestSound = holding.find(({ sound }) => sound) ?? sorted.find(({ sound }) => sound);
  const kept = new Set([newest, holding[0], newestSound]);
  const oldestFirst = sorted.filter((backup) => !kept.has(backup)).toReversed();
  const excess = Math.max(0, sorted.length - keep);
  const empty = oldestFirst.filter((backup) => backup.empty).slice(0, excess);
  const others = oldestFirst.filter((backup) => !backup.empty).slice(0, Math.max(0, holding.length - keep));
  return sortBackups([...empty, ...others]).toReversed();
}

/** A day after the newest; also where its instant lies ahead, because the clock was set back since. */
export function isBackupDue(newestAt: string | undefined, nowMs: number): boolean {
  if (newestAt === undefined) return true;
  const age = nowMs - Date.parse(newestAt);
  return Number.isNaN(age) || age >= dayMs || age < 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
