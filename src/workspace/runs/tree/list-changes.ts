/** What a run changed: the files of its tree against those that it started from, byte by byte. */
import type { FileChange } from '../file-change.ts';
import { type FileState, gitModeOf } from '../files/file-state.ts';
import { inBatches } from '../files/in-batches.ts';
import { readState } from '../files/read-state.ts';
import { RunFileError } from '../files/run-file-error.ts';
import { pairRenames } from './pair-renames.ts';
import { blobHash, type RunStart, type StartFile } from './run-start.ts';

/** In the order of their names. */
export async function listChanges(
  tree: string,
  start: RunStart,
  signal?: AbortSignal,
): Promise<readonly FileChange[]> {
  const before = await start.list();
  const paths = [...new Set([...before.keys(), ...(await start.listNow())])];
  const changes: FileChange[] = [];
  const look = async (path: string): Promise<FileChange | undefined> => {
    signal?.throwIfAborted();
    return await compare(start, before.get(path), { path, after: await readInTree(tree, path) });
  };
  for await (const change of inBatches(paths, look)) if (change !== undefined) changes.push(change);
  return pairRenames(changes).toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** A file whose folder became a link, or that became a folder, is gone. */
async function readInTree(tree: string, path: string): Promise<FileState | undefined> {
  try {
    return await readState(tree, path);
  } catch (error) {
    if (error instanceof RunFileError) return undefined;
    throw error;
  }
}

async function compare(
  start: RunStart,
  started: StartFile | undefined,
  { path, after }: { readonly path: string; readonly after: FileState | undefined },
): Promise<FileChange | undefined> {
  if (started === undefined)
    return after === undefined ? undefined : { kind: 'added', path, before: undefined, after };
  if (after === undefined) return { kind: 'deleted', path, before: await start.read(started), after };
  const algorithm = started.hash.length === 64 ? 'sha256' : 'sha1';
  const isSameContent = blobHash(after, algorithm) === started.hash;
  const isSameMode = gitModeOf(after) === started.mode;
  if (isSameContent && isSameMode) return undefined;
  const isModeAlone = isSameContent && after.kind === 'file' && started.mode !== '120000';
  return { kind: isModeAlone ? 'mode' : 'changed', path, before: await start.read(started), after };
}
