/** A checkpoint as it lies on disk: what stood at each path, the contents by their hashes. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ignore } from '../../ignore-error.ts';
import { type FileState, sha256 } from '../files/file-state.ts';
import { replaceDurably } from '../files/write-durably.ts';
import { namesIn } from './blob-store.ts';

export type CheckpointEntry =
  | {
      readonly path: string;
      readonly kind: 'file';
      readonly mode: number;
      readonly sha256: string;
      readonly sizeBytes: number;
    }
  | { readonly path: string; readonly kind: 'link'; readonly target: string }
  | { readonly path: string; readonly kind: 'absent' };

export interface Checkpoint {
  readonly version: 1;
  readonly id: string;
  /** Epoch milliseconds; no two of a store are equal. */
  readonly takenAtMs: number;
  /** Why it was taken, for the user. */
  readonly label: string;
  /** Real path of the folder. */
  readonly root: string;
  readonly entries: readonly CheckpointEntry[];
}

export function toEntry(file: string, state: FileState | undefined): CheckpointEntry {
  if (state === undefined) return { path: file, kind: 'absent' };
  if (state.kind === 'link') return { path: file, kind: 'link', target: state.target };
  const { bytes, mode } = state;
  return { path: file, kind: 'file', mode, sha256: sha256(bytes), sizeBytes: bytes.length };
}

/** Written last: a checkpoint that is listed was taken to its end. */
export async function saveCheckpoint(folder: string, checkpoint: Checkpoint): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await replaceDurably(path.join(folder, `${checkpoint.id}.json`), JSON.stringify(checkpoint));
}

/** Oldest first; one that cannot be read is left out. */
export async function loadCheckpoints(folder: string): Promise<readonly Checkpoint[]> {
  const found: Checkpoint[] = [];
  for (const name of await namesIn(folder)) {
    if (!name.endsWith('.json')) continue;
    try {
      found.push(JSON.parse(await readFile(path.join(folder, name), 'utf8')) as Checkpoint);
    } catch (error) {
      ignore(error, 'a damaged checkpoint cannot be restored, and the others can');
    }
  }
  return found.toSorted((one, other) => one.takenAtMs - other.takenAtMs);
}

export async function removeCheckpoint(folder: string, id: string): Promise<void> {
  await rm(path.join(folder, `${id}.json`), { force: true });
}
