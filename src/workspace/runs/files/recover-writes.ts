/** Takes half-done writes back: on the spot when one fails, and at the next start after a kill. */
import { readdir, rename, rm, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { ignore } from '../../ignore-error.ts';
import { type FileState, fingerprintOf } from './file-state.ts';
import { type OpenParent, openParent } from './open-parent.ts';
import { readAt } from './read-state.ts';
import { hasErrorCode, RunFileError } from './run-file-error.ts';
import { endJournal, type Journal, type JournalEntry, loadBefore, loadJournal } from './write-journal.ts';
import { writeState } from './write-state.ts';

export interface RecoveredWrites {
  readonly root: string;
  /** Files that were put back. */
  readonly restored: readonly string[];
  /** Files that somebody changed since: they are left as they are. */
  readonly left: readonly string[];
}

/** Undoes what a killed process left behind. Run it once, before anything is written by this process. */
export async function recoverWrites(journals: string): Promise<readonly RecoveredWrites[]> {
  const recovered: RecoveredWrites[] = [];
  for (const name of await listFolders(journals)) {
    const done = await rollBack(path.join(journals, name));
    if (done !== undefined) recovered.push(done);
  }
  return recovered;
}

async function listFolders(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Undoes one journal; undefined where it had touched nothing. */
export async function rollBack(folder: string): Promise<RecoveredWrites | undefined> {
  const journal = await loadJournal(folder);
  if (journal === undefined) {
    await rm(folder, { recursive: true, force: true });
    return undefined;
  }
  const [restored, left]: [string[], string[]] = [[], []];
  for (const [index, entry] of journal.entries.entries()) {
    const outcome = await undoEntry(folder, journal, { entry, index });
    if (outcome !== 'untouched') (outcome === 'restored' ? restored : left).push(entry.path);
  }
  await removeMadeFolders(journal);
  await endJournal(folder);
  await rm(folder, { recursive: true, force: true });
  return { root: journal.root, restored, left };
}

type Outcome = 'untouched' | 'restored' | 'left';

async function undoEntry(
  folder: string,
  journal: Journal,
  { entry, index }: { readonly entry: JournalEntry; readonly index: number },
): Promise<Outcome> {
  const parent = await openForUndo(journal.root, entry.path);
  if (parent === undefined) return journal.phase === 'preparing' ? 'untouched' : 'left';
  try {
    await rm(path.join(path.dirname(parent.file), entry.temporary), { force: true });
    if (journal.phase === 'preparing') return 'untouched';
    const now = await fingerprintNow(parent, entry);
    if (now === entry.before) return 'untouched';
    if (now !== entry.after) return 'left';
    await putBack(parent, await loadBefore(folder, index, entry), entry.temporary);
    return 'restored';
  } finally {
    await parent.close();
  }
}

/** Of no state at all where something else than a file stands there by now. */
async function fingerprintNow(parent: OpenParent, { path: relative }: JournalEntry): Promise<string> {
  try {
    return fingerprintOf(await readAt(parent.file, relative));
  } catch (error) {
    if (error instanceof RunFileError) return 'not a file';
    throw error;
  }
}

/** Undefined where the folder is gone, or a link took its place. */
async function openForUndo(root: string, relative: string): Promise<OpenParent | undefined> {
  try {
    return await openParent(root, relative);
  } catch (error) {
    ignore(error, 'what is behind a link now is not ours to put back');
    return undefined;
  }
}

async function putBack(parent: OpenParent, before: FileState | undefined, temporary: string): Promise<void> {
  if (before === undefined) return await unlink(parent.file);
  const staged = path.join(path.dirname(parent.file), temporary);
  await writeState(staged, before);
  await parent.verify();
  await rename(staged, parent.file);
}

async function removeMadeFolders({ root, madeFolders }: Journal): Promise<void> {
  for (const relative of madeFolders.toReversed()) {
    const parent = await openForUndo(root, relative);
    if (parent === undefined) continue;
    try {
      await rmdir(parent.file);
    } catch (error) {
      if (!hasErrorCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR')) throw error;
    } finally {
      await parent.close();
    }
  }
}
