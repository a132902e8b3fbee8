/**
 * A lock between processes that the operating system takes back when its holder ends, kill -9 included.
 * It is SQLite's own lock on an otherwise empty file, held through node:sqlite: the same on every platform
 * that Node runs on. The file stays behind when unlocked (removing it would race with the next holder).
 *
 * Never open the lock file in any other way: closing any descriptor of it would free the lock (POSIX).
 */
import { DatabaseSync } from 'node:sqlite';

export interface FileLock {
  release(): void;
}

const lockedResults = new Set([5, 6]);

/** Undefined when another process, or another holder in this one, has it. */
export function tryLockFile(file: string): FileLock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (isLocked(error)) return undefined;
    throw error;
  }
}

function isLocked(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error)) return false;
  return typeof error.errcode === 'number' && lockedResults.has(error.errcode & 0xff);
}
