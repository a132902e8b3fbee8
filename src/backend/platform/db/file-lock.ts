/**
 * A lock between processes that the operating system takes back when its holder ends, kill -9 included.
 * It is SQLite's own lock on an otherwise empty file, held through node:sqlite: the same on every platform
 * that Node runs on. The file stays behind when unlocked (removing it would race with the next holder).
 *
 * Never open a lock file that is there in any other way: closing any descriptor of it would free the lock (POSIX).
 */
import fs from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseError } from './database-error.ts';

export interface FileLock {
  release(): void;
}

const ownerOnly = 0o600;

const lockedResults = new Set([5, 6]);

/** Undefined when another process, or another holder in this one, has it. */
export function tryLockFile(
  file: string,
  platform: NodeJS.Platform = process.platform,
): FileLock | undefined {
  keepToUser(file, platform);
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

/**
 * Another user of the computer who could read the file could hold a lock on it. Made here and never opened: SQLite, left
 * to make it, lets others read it.
 */
function keepToUser(file: string, platform: NodeJS.Platform): void {
  try {
    fs.closeSync(fs.openSync(file, 'wx', ownerOnly));
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
    keepExisting(file, platform);
  }
}

/** Windows keeps the user's profile to the user by access lists that a mode does not show. */
function keepExisting(file: string, platform: NodeJS.Platform): void {
  if (platform === 'win32') return;
  const { uid, mode } = fs.statSync(file);
  if (uid === process.getuid?.()) {
    if ((mode & 0o777) !== ownerOnly) fs.chmodSync(file, ownerOnly);
    return;
  }
  try {
    fs.accessSync(file, fs.constants.R_OK | fs.constants.W_OK);
  } catch (cause) {
    const message = `${file} belongs to another user of this computer: choose a data folder of your own.`;
    throw new DatabaseError('not-own', message, { cause });
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function isLocked(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error)) return false;
  return typeof error.errcode === 'number' && lockedResults.has(error.errcode & 0xff);
}
