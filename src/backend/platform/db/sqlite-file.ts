/**
 * The database file as a file: is it ours, and what becomes of one that is not.
 * Nothing here ever overwrites or deletes what it did not write itself.
 */
import fs from 'node:fs';
import { dirname } from 'node:path';
import type { SetAside } from './database.ts';
import { syncDirectory } from './durable-files.ts';

/** "Vire" in the header of each of our files. */
export const applicationId = 0x56697265;
const magic = 'SQLite format 3\0';
const applicationIdOffset = 68;
const headerBytes = 100;
/** Files that belong to a database file, by suffix. */
const companions = ['', '-wal', '-journal', '-shm'];

export type FileState = 'absent' | 'ours' | 'foreign';

/** `foreign`: something lies there, but no database that this program made. */
export function judgeFile(file: string): FileState {
  if (!fs.existsSync(file))
    return companions.some((suffix) => fs.existsSync(file + suffix)) ? 'foreign' : 'absent';
  const header = readHeader(file);
  const isOurs =
    header.length === headerBytes &&
    header.toString('latin1', 0, magic.length) === magic &&
    header.readUInt32BE(applicationIdOffset) === applicationId;
  return isOurs ? 'ours' : 'foreign';
}

/** Renames the file and what belongs to it; the new names keep SQLite's suffixes, so that it can still be opened. */
export function setAside(file: string, reason: string, now = new Date()): SetAside {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  let movedTo = `${file}.set-aside-${stamp}`;
  for (let next = 2; fs.existsSync(movedTo); next++) movedTo = `${file}.set-aside-${stamp}-${next}`;
  for (const suffix of companions) {
    if (fs.existsSync(file + suffix)) fs.renameSync(file + suffix, movedTo + suffix);
  }
  syncDirectory(dirname(file));
  return { file, movedTo, reason };
}

/**
 * A new database is made complete under another name and then renamed: no crash leaves half of one.
 * `create` writes the file it is given and closes it.
 */
export function createAtomically(file: string, create: (draft: string) => void): void {
  const draft = `${file}.new`;
  for (const suffix of companions) fs.rmSync(draft + suffix, { force: true });
  create(draft);
  fs.chmodSync(draft, 0o600);
  fs.renameSync(draft, file);
  syncDirectory(dirname(file));
}

function readHeader(file: string): Buffer {
  const fd = fs.openSync(file, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    return header.subarray(0, fs.readSync(fd, header, 0, headerBytes, 0));
  } finally {
    fs.closeSync(fd);
  }
}
