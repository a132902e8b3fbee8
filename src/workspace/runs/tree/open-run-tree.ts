/**
 * The tree that a run works in: the user's files as they are now, uncommitted changes included, in a folder of Vireo's.
 * Nothing of the repository runs, and the user's branch, index and files stay as they were.
 */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FileChange } from '../file-change.ts';
import { RunFileError } from '../files/run-file-error.ts';
import { partsOfSafePath, resolveWorkFolder } from '../files/safe-path.ts';
import type { CopyLimits, FillTree } from './copy-files.ts';
import { copyFolder } from './copy-folder.ts';
import { copyRepository } from './copy-repository.ts';
import { listChanges } from './list-changes.ts';
import { removeRun } from './remove-run.ts';
import { findRepository } from './repository.ts';
import { loadRecord, placesOf, type RunPlaces, type RunRecord, saveRecord } from './run-record.ts';
import { createRunStart, type StartFile } from './run-start.ts';

export interface RunTreeOptions {
  /** Letters, digits and hyphens. */
  readonly runId: string;
  readonly dataDirectory: string;
  /** In place of the user's files of now: writes those to begin with into an empty folder, and lists them. */
  readonly fill?: FillTree | undefined;
  /** For a folder without git; 20,000 files and 500 MB by default. */
  readonly copyLimits?: CopyLimits;
  /** Time of the commit; epoch milliseconds. */
  readonly nowMs?: number;
  readonly signal?: AbortSignal;
}

export interface RunTree {
  readonly runId: string;
  /** Where the run works: the copy of the folder that was asked for. */
  readonly folder: string;
  /** Top of the tree; paths of changes are relative to it. */
  readonly root: string;
  /** Real path of what `root` is a copy of. */
  readonly userRoot: string;
  /** Commit that the run started from; undefined without git. */
  readonly commit: string | undefined;
  /** Dependency folders that are links to the user's own, never written to. */
  readonly linked: readonly string[];
  changes(signal?: AbortSignal): Promise<readonly FileChange[]>;
  /** Files of the tree now, relative to `root`; what git ignores is left out. */
  listFiles(): Promise<readonly string[]>;
  /** The files that the run started from, by their paths. */
  listStart(): Promise<ReadonlyMap<string, StartFile>>;
  /** Of names, modes and contents of those files: the same for the same files. SHA-256, hexadecimal. */
  hashStart(): Promise<string>;
  /** Removes the tree, and the ref of its start. */
  close(): Promise<void>;
}

const defaultCopyLimits: CopyLimits = { files: 20_000, bytes: 500_000_000 };

/** Throws a `RunFileError` for a folder that no run can work on; nothing is left behind then. */
export async function openRunTree(folder: string, options: RunTreeOptions): Promise<RunTree> {
  const places = placesOf(options.dataDirectory, options.runId);
  const resolved = await resolveWorkFolder(folder);
  if ((await loadRecord(places)) !== undefined)
    throw new RunFileError('run-exists', `The run ${options.runId} has a tree already.`);
  await mkdir(places.folder, { recursive: true, mode: 0o700 });
  try {
    const repository = await findRepository(resolved);
    const record =
      repository === undefined
        ? await copyFolder(resolved, places, { ...options, limits: options.copyLimits ?? defaultCopyLimits })
        : await copyRepository({ repository, folder: resolved }, places, {
            ...options,
            nowMs: options.nowMs ?? Date.now(),
          });
    await saveRecord(places, record);
    return createRunTree(places, record);
  } catch (error) {
    await removeRun(places);
    throw error;
  }
}

/** The tree of a run that an earlier process opened; throws `unknown-run` where there is none. */
export async function attachRunTree(
  options: Pick<RunTreeOptions, 'runId' | 'dataDirectory'>,
): Promise<RunTree> {
  const places = placesOf(options.dataDirectory, options.runId);
  const record = await loadRecord(places);
  if (record !== undefined && isComplete(record)) return createRunTree(places, record);
  throw new RunFileError('unknown-run', `The run ${options.runId} has no tree.`);
}

function isComplete({ git }: RunRecord): boolean {
  return git === undefined || git.adminFolder !== '';
}

function createRunTree(places: RunPlaces, record: RunRecord): RunTree {
  const start = createRunStart(places, record);
  return {
    runId: record.runId,
    folder: path.join(places.tree, path.relative(record.top, record.folder)),
    root: places.tree,
    userRoot: record.top,
    commit: record.git?.commit,
    linked: record.linked,
    changes: (signal) => listChanges(places.tree, start, signal),
    listFiles: () => start.listNow(),
    listStart: () => start.list(),
    hashStart: async () => hashFiles(await start.list()),
    close: () => removeRun(places),
  };
}

function hashFiles(files: ReadonlyMap<string, StartFile>): string {
  const lines = [...files.values()].map(({ path: file, mode, hash }) => JSON.stringify([file, mode, hash]));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/** Throws `unsafe-path` for a path that leads out of the tree or into a dependency folder that is the user's. */
export function checkWritable(tree: Pick<RunTree, 'linked'>, relative: string): void {
  const file = partsOfSafePath(relative).join('/');
  const linked = tree.linked.find((folder) => file === folder || file.startsWith(`${folder}/`));
  if (linked === undefined) return;
  const message = `${linked} is the user's own. A run reads it and doesn't write to it.`;
  throw new RunFileError('unsafe-path', message, { path: relative });
}
