/** What a set of writes is about to do, kept on disk so that a crash at any point can be cleared up. */
import { mkdir, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { type FileState, fingerprintOf } from './file-state.ts';
import { hasErrorCode } from './run-file-error.ts';
import { replaceDurably, writeDurably } from './write-durably.ts';

export interface JournalEntry {
  readonly path: string;
  /** Fingerprints of what stood there and of what will. */
  readonly before: string;
  readonly after: string;
  /** Present for a link that stood there. */
  readonly beforeTarget?: string;
  readonly beforeMode?: number;
  /** Name, in the file's own folder, of what will be moved into its place. */
  readonly temporary: string;
}

export interface Journal {
  readonly version: 1;
  readonly root: string;
  /** `preparing`: no file of the user's was touched yet. */
  readonly phase: 'preparing' | 'committing';
  readonly entries: readonly JournalEntry[];
  /** Relative, outermost first. */
  readonly madeFolders: readonly string[];
}

const journalName = 'journal.json';

export async function saveJournal(folder: string, journal: Journal): Promise<void> {
  await replaceDurably(path.join(folder, journalName), JSON.stringify(journal));
}

/** Undefined where the writes were never begun, or are done with. */
export async function loadJournal(folder: string): Promise<Journal | undefined> {
  try {
    return JSON.parse(await readFile(path.join(folder, journalName), 'utf8')) as Journal;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** The one step that ends a journal; what is left of its folder means nothing. */
export async function endJournal(folder: string): Promise<void> {
  await unlink(path.join(folder, journalName));
}

export async function keepBefore(folder: string, index: number, state: FileState | undefined): Promise<void> {
  if (state?.kind === 'file') await writeDurably(path.join(folder, `before-${index}`), state.bytes);
}

export async function loadBefore(
  folder: string,
  index: number,
  entry: JournalEntry,
): Promise<FileState | undefined> {
  if (entry.beforeTarget !== undefined) return { kind: 'link', target: entry.beforeTarget };
  if (entry.beforeMode === undefined) return undefined;
  const bytes = await readFile(path.join(folder, `before-${index}`));
  return { kind: 'file', bytes, mode: entry.beforeMode };
}

export function toEntry(
  relative: string,
  states: { readonly before: FileState | undefined; readonly after: FileState | undefined },
  temporary: string,
): JournalEntry {
  const { before, after } = states;
  return {
    path: relative,
    before: fingerprintOf(before),
    after: fingerprintOf(after),
    temporary,
    ...(before?.kind === 'link' ? { beforeTarget: before.target } : {}),
    ...(before?.kind === 'file' ? { beforeMode: before.mode } : {}),
  };
}

export async function makeJournalFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}
