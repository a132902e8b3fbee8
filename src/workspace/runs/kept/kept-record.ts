/** What is known of the copies that are kept of a run, one at each of its checkpoints: enough to say which of them are there. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { hasErrorCode, RunFileError } from '../files/run-file-error.ts';
import { replaceDurably } from '../files/write-durably.ts';

const checkpointSchema = z.object({
  id: z.string(),
  /** Title of the step that comes next. */
  before: z.string(),
});

const recordSchema = z.object({
  version: z.literal(1),
  runId: z.string(),
  /** Of the folder that was asked for, from the top of what was copied; empty for the top itself. */
  below: z.string(),
  /** On the disk, git's files included. */
  bytes: z.number(),
  /** Epoch milliseconds of the last one. */
  keptAtMs: z.number(),
  checkpoints: z.array(checkpointSchema),
});
export type KeptRecord = z.infer<typeof recordSchema>;
export type KeptCheckpoint = z.infer<typeof checkpointSchema>;

export interface KeptPlaces {
  readonly folder: string;
  /** Git's, bare, with objects of its own. */
  readonly git: string;
  readonly record: string;
}

/** A question waits for 30 days at most: what is this old is of a run that is over. */
export const keptForMs = 90 * 86_400_000;

/** In the data directory: copies of all runs. */
export function keptFolder(dataDirectory: string): string {
  return path.join(dataDirectory, 'kept-copies');
}

/** Throws `unknown-run` for an id that is no plain name. */
export function keptPlaces(dataDirectory: string, runId: string): KeptPlaces {
  if (!isPlainName(runId))
    throw new RunFileError('unknown-run', 'The id of a run has letters, digits and hyphens only.');
  const folder = path.join(keptFolder(dataDirectory), runId);
  return { folder, git: path.join(folder, 'git'), record: path.join(folder, 'kept.json') };
}

/** Of what becomes the name of a file or a ref. */
export const isPlainName = (name: string): boolean => /^[0-9a-z][0-9a-z-]{0,63}$/i.test(name);

export async function saveKept(places: KeptPlaces, record: KeptRecord): Promise<void> {
  await replaceDurably(places.record, JSON.stringify(record));
}

/** Undefined where nothing is kept of it, or what is there cannot be read. */
export async function loadKept(dataDirectory: string, runId: string): Promise<KeptRecord | undefined> {
  if (!isPlainName(runId)) return undefined;
  try {
    const text = await readFile(keptPlaces(dataDirectory, runId).record, 'utf8');
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError || hasErrorCode(error, 'ENOENT', 'EACCES', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** The checkpoints at which a replay of the run can begin on this machine; none is older than 90 days. */
export async function listKeptCheckpoints(
  dataDirectory: string,
  runId: string,
  nowMs: number,
): Promise<readonly KeptCheckpoint[]> {
  const kept = await loadKept(dataDirectory, runId);
  return kept === undefined || kept.keptAtMs < nowMs - keptForMs ? [] : kept.checkpoints;
}

export async function listKeptRuns(dataDirectory: string): Promise<readonly string[]> {
  try {
    return (await readdir(keptFolder(dataDirectory))).filter(isPlainName).sort();
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  }
}
