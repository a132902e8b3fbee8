/**
 * The database file as a file: is it ours, and what becomes of one that is not.
 * Nothing here ever overwrites or deletes what it did not write itself.
 */

import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { unreadableDatabaseSuffix } from '../../../contract/local/backend-names.ts';
import { type UnreadableDatabase, unreadableDatabaseSchema } from '../../../contract/unreadable-database.ts';
import { replaceFile, syncDirectory } from './durable-files.ts';

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

/**
 * Renames the file and what belongs to it; the new names keep SQLite's suffixes, so that it can still be opened.
 * The question is on the disk before the first rename: a crash in between leaves it, and the next start goes on.
 */
export function setAside(file: string, reason: string, now = new Date()): UnreadableDatabase {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  let path = `${file}.set-aside-${stamp}`;
  for (let next = 2; companions.some((suffix) => fs.existsSync(path + suffix)); next++) {
    path = `${file}.set-aside-${stamp}-${next}`;
  }
  const question: UnreadableDatabase = { path, at: now.toISOString(), reason };
  replaceFile(file + unreadableDatabaseSuffix, `${JSON.stringify(question)}\n`, 0o600);
  moveCompanions(file, path);
  return question;
}

/** The question about a file that is gone; nothing is moved. It is on the disk when this returns. */
export function askAboutMissing(file: string, reason: string, now = new Date()): UnreadableDatabase {
  const question: UnreadableDatabase = { path: file, at: now.toISOString(), reason, missing: true };
  replaceFile(file + unreadableDatabaseSuffix, `${JSON.stringify(question)}\n`, 0o600);
  return question;
}

/**
 * The question that waits for an answer. None where a database is there: it was not moved yet, or the user has
 * put another one in its place.
 */
export function findSuppression(file: string): UnreadableDatabase | undefined {
  const text = readQuestion(file);
  if (text === undefined || fs.existsSync(file)) return undefined;
  const question = parseQuestion(text, file);
  moveCompanions(file, question.path);
  return question;
}

/** True while a database that was moved aside lies beside the file, answered or not. */
export function hasSetAside(file: string): boolean {
  const moved = `${basename(file)}.set-aside-`;
  return fs.readdirSync(dirname(file)).some((name) => name.startsWith(moved));
}

/** The answer: from now on a new database may be made. */
export function forgetSetAside(file: string): void {
  if (!fs.existsSync(file + unreadableDatabaseSuffix)) return;
  fs.rmSync(file + unreadableDatabaseSuffix, { force: true });
  syncDirectory(dirname(file));
}

function moveCompanions(file: string, path: string): void {
  for (const suffix of companions) {
    if (fs.existsSync(file + suffix)) fs.renameSync(file + suffix, path + suffix);
  }
  syncDirectory(dirname(file));
}

function readQuestion(file: string): string | undefined {
  try {
    return fs.readFileSync(file + unreadableDatabaseSuffix, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A folder that was moved as a whole has its file beside the question, whatever path the question names. */
function parseQuestion(text: string, file: string): UnreadableDatabase {
  try {
    const question = unreadableDatabaseSchema.parse(JSON.parse(text));
    return { ...question, path: join(dirname(file), basename(question.path)) };
  } catch {
    // Somebody edited it; that it is there still says that nothing was answered.
    const path = `${file}.set-aside`;
    return { path, at: new Date(0).toISOString(), reason: 'What was noted about it cannot be read.' };
  }
}

/**
 * A new database is made complete under another name and then renamed: no crash leaves half of one.
 * `create` writes the file it is given and closes it.
 */
export function createAtomically(file: string, create: (draft: string) => void): void {
  const draft = `${file}.new`;
  removeWithCompanions(draft);
  try {
    create(draft);
    fs.chmodSync(draft, 0o600);
    fs.renameSync(draft, file);
  } catch (error) {
    removeWithCompanions(draft);
    throw error;
  }
  syncDirectory(dirname(file));
}

function removeWithCompanions(file: string): void {
  for (const suffix of companions) fs.rmSync(file + suffix, { force: true });
}

/** Of a folder in its place the system says so when it is read. */
function readHeader(file: string): Buffer {
  const fd = fs.openSync(file, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    return header.subarray(0, fs.readSync(fd, header, 0, headerBytes, 0));
  } finally {
    fs.closeSync(fd);
  }
}
