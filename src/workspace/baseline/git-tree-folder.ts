/**
 * The files of a commit in a folder of our own: git's plumbing hands them out as they are (no filter, no hook, no
 * checkout).
 */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { listTree, readBlobs, type TreeFile } from '../git-tree.ts';
import { isInside } from '../module-resolution.ts';

export interface TreeRequest {
  /** Of which the tree is read, absolute. */
  readonly folder: string;
  /** Anything that names a commit or a tree. */
  readonly ref: string;
  readonly isWanted: (file: TreeFile) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The folder is there while `work` runs; throws a GitError where the ref is not to be had. */
export async function withGitTree<Result>(
  request: TreeRequest,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'vireo-tree-')));
  try {
    await writeTree(request, folder);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeTree({ folder, ref, isWanted, signal }: TreeRequest, to: string): Promise<void> {
  const files = (await listTree(folder, ref, signal)).filter(isWanted);
  await readBlobs(folder, files, async ({ path: name }, bytes) => {
    const target = path.join(to, name);
    // A tree can be made by hand, with names that lead elsewhere.
    if (!isInside(to, target) || target === to) return;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx' });
  });
}
