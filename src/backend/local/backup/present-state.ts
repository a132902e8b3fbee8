/** What lies in a data folder before a restore: copied for the backup that undoes it, then moved out of the way. */
import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { practiceFileName } from '../../../contract/practice-file.ts';
import { syncDirectory } from '../../platform/db/durable-files.ts';
import { findSuppression, setAside } from '../../platform/db/sqlite-file.ts';
import { inspectDatabase } from './inspect-database.ts';

const logs = ['-wal', '-journal'] as const;

/** The database, or the one that was moved aside until the user answers. Undefined without one. */
export function findPresent(data: string): string | undefined {
  const file = path.join(data, practiceFileName);
  if (fs.existsSync(file)) return file;
  const moved = findSuppression(file)?.path;
  return moved !== undefined && fs.existsSync(moved) ? moved : undefined;
}

/** Nobody else has it open. What its log holds is in the copy too, if SQLite can read it. */
export function copyPresent(present: string, folder: string): string {
  const copy = path.join(folder, practiceFileName);
  for (const suffix of ['', ...logs]) {
    if (!fs.existsSync(present + suffix)) continue;
    fs.copyFileSync(present + suffix, copy + suffix, fs.constants.COPYFILE_FICLONE);
    fs.chmodSync(copy + suffix, 0o600);
  }
  return copy;
}

const tries = 5;

/** While somebody may write to it: copied again until nothing was written meanwhile. Good for a question, not for a backup. */
export function copyRunning(present: string, folder: string): string {
  for (let left = tries; ; left -= 1) {
    const before = stampOf(present);
    const copy = copyPresent(present, folder);
    if (left === 1 || stampOf(present) === before) return copy;
    for (const suffix of ['', ...logs]) fs.rmSync(copy + suffix, { force: true });
  }
}

function stampOf(present: string): string {
  const stats = ['', ...logs].map((suffix) => fs.statSync(present + suffix, { throwIfNoEntry: false }));
  return stats.map((found) => `${found?.ino} ${found?.size} ${found?.mtimeMs}`).join();
}

/**
 * Leaves nothing beside the database that SQLite would take for a part of the next one. One that cannot be closed in
 * order is moved aside with all that belongs to it, and the user asked about it, should we die before the next is there.
 */
export function closePresent(data: string): void {
  const file = path.join(data, practiceFileName);
  if (!fs.existsSync(file) || closesInOrder(file)) return;
  setAside(file, 'It was damaged when another one was restored in its place.');
}

function closesInOrder(file: string): boolean {
  const isAlone = () => ['-wal', '-journal', '-shm'].every((suffix) => !fs.existsSync(file + suffix));
  if (isAlone()) return true;
  if (inspectDatabase(file).state === 'damaged') return false;
  try {
    using database = new DatabaseSync(file);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    return false;
  }
  syncDirectory(path.dirname(file));
  return isAlone();
}
