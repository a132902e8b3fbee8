/**
 * Copies of a run's tree at each of its checkpoints, whole and in git objects of their own, so that a replay can begin there
 * when the run, its tree and the user's files have gone on. What git ignores is not in them. 2 GB and 90 days at most; the oldest
 * leave first, never those of a run that is open.
 */
import { lstat, mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { FileChange } from '../file-change.ts';
import { applyWrites, type FileWrite } from '../files/apply-writes.ts';
import { type FileState, isExecutable } from '../files/file-state.ts';
import { readState } from '../files/read-state.ts';
import { RunFileError } from '../files/run-file-error.ts';
import type { RunTree } from '../tree/open-run-tree.ts';
import type { StartFile } from '../tree/run-start.ts';
import {
  importChanges,
  importFiles,
  initObjects,
  listStart,
  readChanges,
  sizeOf,
  writeStart,
} from './kept-objects.ts';
import {
  isPlainName,
  type KeptCheckpoint,
  type KeptRecord,
  keptForMs,
  keptPlaces,
  listKeptRuns,
  loadKept,
  saveKept,
} from './kept-record.ts';

export interface KeptCopiesOptions {
  readonly dataDirectory: string;
  /** Of all runs together; 2 GB by default. */
  readonly limitBytes?: number;
  readonly now?: () => number;
}

export interface KeptStart {
  readonly checkpoint: KeptCheckpoint;
  /** The folder that was asked for, from the top of what was copied. */
  readonly below: string;
  /** Of these files, names of those that the run began with and that are others now, or gone, or new. */
  differing(files: ReadonlyMap<string, StartFile>): Promise<readonly string[]>;
  /** Writes the files that the run began with into an empty folder, and lists them. */
  write(to: string): Promise<readonly string[]>;
  /** What the run had changed at the checkpoint. */
  changes(): Promise<readonly FileChange[]>;
}

export interface KeptCopies {
  /** Of a tree that nothing has changed yet. Throws `too-large` where there is no room. */
  keepStart(tree: RunTree): Promise<void>;
  /** Does nothing for a run whose start is not kept. */
  keep(tree: RunTree, checkpoint: KeptCheckpoint): Promise<void>;
  /** Undefined where it is not kept, or no longer. */
  find(runId: string, checkpoint: string): Promise<KeptStart | undefined>;
  /** Makes room: `isOpen` says of a run that it is not over. */
  sweep(isOpen: (runId: string) => boolean): Promise<void>;
}

const defaultLimitBytes = 2_000_000_000;

export function createKeptCopies(options: KeptCopiesOptions): KeptCopies {
  const { dataDirectory, limitBytes = defaultLimitBytes, now = Date.now } = options;
  const places = (runId: string) => keptPlaces(dataDirectory, runId);

  const loadAll = async (): Promise<readonly KeptRecord[]> => {
    const runs = await listKeptRuns(dataDirectory);
    return (await Promise.all(runs.map(async (runId) => await loadKept(dataDirectory, runId)))).flatMap(
      (record) => record ?? [],
    );
  };
  const roomBeside = async (runId: string): Promise<number> => {
    const others = (await loadAll()).filter((record) => record.runId !== runId);
    return limitBytes - others.reduce((sum, { bytes }) => sum + bytes, 0);
  };
  const remove = async (runId: string): Promise<void> => {
    await rm(places(runId).folder, { recursive: true, force: true });
  };
  const save = async (record: Omit<KeptRecord, 'bytes' | 'keptAtMs'>): Promise<void> => {
    const { folder } = places(record.runId);
    await saveKept(places(record.runId), { ...record, bytes: await sizeOf(folder), keptAtMs: now() });
  };
  return {
    async keepStart(tree) {
      const { runId } = tree;
      await remove(runId);
      const { folder, git } = places(runId);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        const started = [...(await tree.listStart()).values()];
        await initObjects(git, started[0]?.hash.length === 64 ? 'sha256' : 'sha1');
        const files = await tree.listFiles();
        await importFiles(git, { root: tree.root, files, room: await roomBeside(runId) });
        const below = path.relative(tree.root, tree.folder).replaceAll(path.sep, '/');
        await save({ version: 1, runId, below, checkpoints: [] });
      } catch (error) {
        await remove(runId);
        throw error;
      }
    },

    async keep(tree, checkpoint) {
      const record = await loadKept(dataDirectory, tree.runId);
      if (record === undefined || !isPlainName(checkpoint.id)) return;
      const room = (await roomBeside(tree.runId)) - record.bytes;
      const changes = await tree.changes();
      await importChanges(places(tree.runId).git, { checkpoint: checkpoint.id, changes, room });
      const others = record.checkpoints.filter(({ id }) => id !== checkpoint.id);
      await save({ ...record, checkpoints: [...others, checkpoint] });
    },

    async find(runId, checkpoint) {
      const record = await loadKept(dataDirectory, runId);
      if (record === undefined || record.keptAtMs < now() - keptForMs) return undefined;
      const found = record.checkpoints.find(({ id }) => id === checkpoint);
      if (found === undefined) return undefined;
      const { git } = places(runId);
      return {
        checkpoint: found,
        below: record.below,
        differing: async (files) => differing(await listStart(git), files),
        write: async (to) => await writeStart(git, to),
        changes: async () => await readChanges(git, checkpoint),
      };
    },

    async sweep(isOpen) {
      const records = (await loadAll()).toSorted((one, other) => one.keptAtMs - other.keptAtMs);
      const known = new Set(records.map(({ runId }) => runId));
      // What a kill left behind has no record.
      for (const runId of await listKeptRuns(dataDirectory))
        if (!known.has(runId) && !isOpen(runId)) await remove(runId);
      let bytes = records.reduce((sum, record) => sum + record.bytes, 0);
      for (const { runId, keptAtMs, bytes: own } of records) {
        if (isOpen(runId) || (bytes <= limitBytes && keptAtMs >= now() - keptForMs)) continue;
        await remove(runId);
        bytes -= own;
      }
    },
  };
}

function differing(then: readonly StartFile[], now: ReadonlyMap<string, StartFile>): readonly string[] {
  const before = new Map(then.map((file) => [file.path, file]));
  const names = [...new Set([...before.keys(), ...now.keys()])];
  const isSame = (name: string): boolean =>
    before.get(name)?.hash === now.get(name)?.hash && before.get(name)?.mode === now.get(name)?.mode;
  return names.filter((name) => !isSame(name)).sort();
}

/** Puts what was changed at a checkpoint into a tree that holds the files of its run's start. */
export async function writeChanges(
  tree: Pick<RunTree, 'root'>,
  { changes, journals }: { readonly changes: readonly FileChange[]; readonly journals: string },
): Promise<void> {
  const { root } = tree;
  // What leaves first: a file may have become a folder, or a folder a file.
  const gone = changes.filter(({ after }) => after === undefined);
  const removals = gone.map(async ({ path: file }) => ({
    path: file,
    before: await readState(root, file),
    after: undefined,
  }));
  await applyWrites(await Promise.all(removals), { root, journals });
  const write = async ({ path: file, after }: FileChange): Promise<FileWrite> => {
    await removeEmptyFolder(path.join(root, file));
    const before = await readState(root, file);
    return { path: file, before, after: asBefore(before, after) };
  };
  const kept = changes.filter(({ after }) => after !== undefined);
  await applyWrites(await Promise.all(kept.map(write)), { root, journals });
}

/** With folders in it that are empty as well; of anything else nothing is removed. */
async function removeEmptyFolder(folder: string): Promise<void> {
  const info = await lstat(folder).catch(() => undefined);
  if (info?.isDirectory() !== true) return;
  for (const name of await readdir(folder)) await removeEmptyFolder(path.join(folder, name));
  await rmdir(folder);
}

/** Of permissions git keeps one bit: the others stay. */
function asBefore(before: FileState | undefined, after: FileState | undefined): FileState | undefined {
  if (before?.kind !== 'file' || after?.kind !== 'file') return after;
  return isExecutable(before.mode) === isExecutable(after.mode) ? { ...after, mode: before.mode } : after;
}

/** Throws where nothing is kept any more. */
export function requireKept(kept: KeptStart | undefined): KeptStart {
  if (kept !== undefined) return kept;
  throw new RunFileError(
    'unknown-run',
    'The copy of the project at this checkpoint is no longer kept on this machine. Replay the run from its beginning.',
  );
}
