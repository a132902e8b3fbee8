/** Writes a set of files as one: all of them or none, whatever fails, and whenever the process is killed. */
import { randomUUID } from 'node:crypto';
import { rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import { type FileState, fingerprintOf } from './file-state.ts';
import { findMissingFolders } from './missing-folders.ts';
import { type OpenParent, openParent } from './open-parent.ts';
import { readAt, readState } from './read-state.ts';
import { rollBack } from './recover-writes.ts';
import { RunFileError } from './run-file-error.ts';
import {
  endJournal,
  type Journal,
  keepBefore,
  makeJournalFolder,
  saveJournal,
  toEntry,
} from './write-journal.ts';
import { writeState } from './write-state.ts';

export interface FileWrite {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  /** What must stand there at the moment of writing; anything else refuses the whole set. */
  readonly before: FileState | undefined;
  readonly after: FileState | undefined;
}

export interface WriteOptions {
  /** Real path of the folder. */
  readonly root: string;
  /** Of Vireo's own, outside of every project. */
  readonly journals: string;
  /** Called after each step; a test ends the process there. */
  readonly onStep?: (step: string) => void;
}

/** Thrown by a test's `onStep` in place of a kill: nothing is cleared up. */
export class SimulatedKill extends Error {}

/** Throws a `RunFileError` and leaves every file as it was, where one cannot be written. */
export async function applyWrites(writes: readonly FileWrite[], options: WriteOptions): Promise<void> {
  const changing = writes.filter(({ before, after }) => fingerprintOf(before) !== fingerprintOf(after));
  refuseRepeated(changing);
  for (const write of changing) checkUnchanged(write, await readState(options.root, write.path));
  if (changing.length === 0) return;
  const folder = path.join(options.journals, randomUUID());
  await makeJournalFolder(folder);
  try {
    await runWrites(changing, folder, options);
  } catch (error) {
    if (!(error instanceof SimulatedKill)) await rollBack(folder);
    throw error;
  }
  await rm(folder, { recursive: true, force: true });
}

function refuseRepeated(writes: readonly FileWrite[]): void {
  const seen = new Set<string>();
  for (const { path: file } of writes) {
    if (seen.has(file)) throw new RunFileError('unsafe-path', `${file} is written twice.`, { path: file });
    seen.add(file);
  }
}

function checkUnchanged(write: FileWrite, now: FileState | undefined): void {
  if (fingerprintOf(now) === fingerprintOf(write.before)) return;
  const message = `${write.path} changed meanwhile. Nothing was written; review the change again.`;
  throw new RunFileError('changed-meanwhile', message, { path: write.path });
}

async function runWrites(writes: readonly FileWrite[], folder: string, options: WriteOptions): Promise<void> {
  const step = options.onStep ?? (() => undefined);
  for (const [index, { before }] of writes.entries()) await keepBefore(folder, index, before);
  step('kept');
  const journal: Journal = {
    version: 1,
    root: options.root,
    phase: 'preparing',
    entries: writes.map((write, index) =>
      toEntry(write.path, write, `.vireo-${path.basename(folder)}-${index}.tmp`),
    ),
    madeFolders: await findMissingFolders(
      options.root,
      writes.filter(({ after }) => after !== undefined).map((write) => write.path),
    ),
  };
  await saveJournal(folder, journal);
  step('journal');
  await eachWrite(writes, journal, async (write, temporary) => {
    await stage(options.root, write, temporary);
    step(`staged ${write.path}`);
  });
  await saveJournal(folder, { ...journal, phase: 'committing' });
  step('committing');
  await eachWrite(writes, journal, async (write, temporary) => {
    await commit(options.root, write, temporary);
    step(`written ${write.path}`);
  });
  await endJournal(folder);
  step('ended');
}

async function eachWrite(
  writes: readonly FileWrite[],
  journal: Journal,
  act: (write: FileWrite, temporary: string) => Promise<void>,
): Promise<void> {
  for (const [index, write] of writes.entries()) await act(write, journal.entries[index]?.temporary ?? '');
}

async function stage(root: string, write: FileWrite, temporary: string): Promise<void> {
  const { after } = write;
  if (after === undefined) return;
  await within(root, { path: beside(write.path, temporary), makes: true }, async ({ file }) => {
    await writeState(file, after);
  });
}

async function commit(root: string, write: FileWrite, temporary: string): Promise<void> {
  await within(root, { path: write.path, makes: false }, async (parent) => {
    checkUnchanged(write, await readAt(parent.file, write.path));
    await parent.verify();
    if (write.after === undefined) await unlink(parent.file);
    else await rename(path.join(path.dirname(parent.file), temporary), parent.file);
  });
}

/** The path of another name in a file's folder. */
function beside(relative: string, name: string): string {
  return path.posix.join(path.posix.dirname(relative), name);
}

async function within(
  root: string,
  { path: relative, makes }: { readonly path: string; readonly makes: boolean },
  act: (parent: OpenParent) => Promise<void>,
): Promise<void> {
  const parent = await openParent(root, relative, { makes });
  if (parent === undefined) {
    throw new RunFileError('changed-meanwhile', `The folder of ${relative} is missing.`, { path: relative });
  }
  try {
    await act(parent);
  } finally {
    await parent.close();
  }
}
