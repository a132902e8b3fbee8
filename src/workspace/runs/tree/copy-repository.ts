/** A run's tree for a repository: a detached work tree of git's, with the user's files as they are now. */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { copyFiles, type FillTree } from './copy-files.ts';
import { isDependencyFolder, linkDependencies } from './dependency-folders.ts';
import {
  listIgnoredFolders,
  listIndex,
  listUntracked,
  placeWithIndexCopy,
  type Repository,
  refuseLargeFileStorage,
} from './repository.ts';
import { runGit } from './run-git.ts';
import { type RunPlaces, type RunRecord, saveRecord } from './run-record.ts';
import { makeSnapshotCommit } from './snapshot-commit.ts';

/** Enough for any repository that an editor opens, and an end for one that fills the disk. */
const limits = { files: 500_000, bytes: 10_000_000_000 };

export interface CopyRepositoryOptions {
  readonly runId: string;
  readonly nowMs: number;
  readonly fill?: FillTree | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Source {
  readonly repository: Repository;
  readonly folder: string;
}

/** Throws for submodules and Git LFS. */
export async function copyRepository(
  source: Source,
  places: RunPlaces,
  options: CopyRepositoryOptions,
): Promise<RunRecord> {
  const { repository, folder } = source;
  const { runId, signal, fill } = options;
  const index = path.join(places.folder, 'index');
  const place = await placeWithIndexCopy(repository, index);
  const entries = [...(await listIndex(place)).values()];
  const files = [
    ...entries.filter((entry) => !entry.isSkipped).map((entry) => entry.path),
    ...(await listUntracked(place)),
  ];
  await refuseLargeFileStorage(place, files);
  const ignored = (await listIgnoredFolders(place)).filter(isDependencyFolder);
  await rm(index, { force: true });
  const ref = `refs/vireo/runs/${runId}`;
  const base = { version: 1, runId, folder, top: repository.top } as const;
  const git = { commonFolder: repository.commonFolder, ref, commit: '', adminFolder: '' };
  // Before the ref is made: what a kill leaves behind is found by this.
  await saveRecord(places, { ...base, git: { ...git, skipped: [] }, linked: [] });
  const stage = path.join(places.folder, 'stage');
  await mkdir(stage, { recursive: true });
  const copied =
    (await fill?.(stage)) ?? (await copyFiles({ from: repository.top, to: stage, files, limits, signal }));
  const held = new Set(copied);
  const skipped = entries.filter((entry) => entry.isSkipped && !held.has(entry.path));
  const commit = await makeSnapshotCommit({
    repository,
    ref,
    tree: stage,
    files: copied,
    skipped,
    signal,
    takenAtMs: options.nowMs,
  });
  const adminFolder = await addWorkTree(repository, places, { commit, stage });
  const linked = await linkDependencies(repository.top, places.tree, ignored);
  const skippedPaths = skipped.map((entry) => entry.path);
  return { ...base, git: { ...git, commit, adminFolder, skipped: skippedPaths }, linked };
}

/** Git's own work tree, detached; its files are those that were copied, for git would filter what it checks out. */
async function addWorkTree(
  repository: Repository,
  places: RunPlaces,
  { commit, stage }: { readonly commit: string; readonly stage: string },
): Promise<string> {
  const { commonFolder } = repository;
  const place = { cwd: commonFolder, gitFolder: commonFolder };
  await runGit(place, [
    'worktree',
    'add',
    '--force',
    '--force',
    '--detach',
    '--no-checkout',
    '--quiet',
    places.tree,
    commit,
  ]);
  const link = await readFile(path.join(places.tree, '.git'), 'utf8');
  const adminFolder = /^gitdir: (.+)\n?$/.exec(link)?.[1] ?? '';
  await moveInto(stage, places.tree);
  await runGit({ cwd: places.tree, gitFolder: adminFolder, workTree: places.tree }, ['read-tree', commit]);
  return adminFolder;
}

async function moveInto(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) await rename(path.join(from, name), path.join(to, name));
  await rm(from, { recursive: true });
}
