/** What is kept of a run's tree on disk, so that a later process can go on with it or clear it up. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hasErrorCode, RunFileError } from '../files/run-file-error.ts';
import { replaceDurably } from '../files/write-durably.ts';

export interface RunRecord {
  readonly version: 1;
  readonly runId: string;
  /** Real path of the user's folder. */
  readonly folder: string;
  /** Real path of what was copied: the top of the repository, or the folder. */
  readonly top: string;
  /** Present for a repository. */
  readonly git?: {
    readonly commonFolder: string;
    readonly ref: string;
    readonly commit: string;
    /** Git's folder for the run's work tree. */
    readonly adminFolder: string;
    /** Paths that a sparse checkout leaves out. */
    readonly skipped: readonly string[];
  };
  /** Dependency folders that are links, relative to the top. */
  readonly linked: readonly string[];
}

/** Where a run's files lie in the data directory. */
export interface RunPlaces {
  readonly folder: string;
  readonly tree: string;
  /** Pristine copy of a folder without git. */
  readonly start: string;
  readonly record: string;
}

export function runsFolder(dataDirectory: string): string {
  return path.join(dataDirectory, 'runs');
}

/** Throws `unknown-run` for an id that is no plain name. */
export function placesOf(dataDirectory: string, runId: string): RunPlaces {
  if (!/^[0-9a-z][0-9a-z-]{0,63}$/i.test(runId))
    throw new RunFileError('unknown-run', 'The id of a run has letters, digits and hyphens only.');
  const folder = path.join(runsFolder(dataDirectory), runId);
  return {
    folder,
    tree: path.join(folder, `vireo-${runId}`),
    start: path.join(folder, 'start'),
    record: path.join(folder, 'run.json'),
  };
}

export async function saveRecord(places: RunPlaces, record: RunRecord): Promise<void> {
  await mkdir(places.folder, { recursive: true, mode: 0o700 });
  await replaceDurably(places.record, JSON.stringify(record));
}

export async function loadRecord(places: RunPlaces): Promise<RunRecord | undefined> {
  try {
    return JSON.parse(await readFile(places.record, 'utf8')) as RunRecord;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export async function listRunIds(dataDirectory: string): Promise<readonly string[]> {
  try {
    return (await readdir(runsFolder(dataDirectory))).sort();
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  }
}
