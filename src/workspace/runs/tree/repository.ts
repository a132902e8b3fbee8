/** What a run needs to know of the user's repository, read with a copy of its index. */
import { existsSync } from 'node:fs';
import { copyFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { hasErrorCode, RunFileError } from '../files/run-file-error.ts';
import { resolveWorkFolder } from '../files/safe-path.ts';
import { feed, type GitPlace, runGit, splitEntries } from './run-git.ts';

export interface Repository {
  /** Real path of the top of the work tree. */
  readonly top: string;
  /** What all work trees share. */
  readonly commonFolder: string;
  /** Of the user's own work tree. */
  readonly gitFolder: string;
  /** Undefined before the first commit. */
  readonly head: string | undefined;
}

/** The repository whose work tree holds `folder` (a real path); undefined where there is none. */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  if (!hasGitAbove(folder)) return undefined;
  const place = { cwd: folder };
  const asked = ['rev-parse', '--path-format=absolute', '--show-toplevel', '--git-common-dir', '--git-dir'];
  const output = (await runGit(place, asked)).toString('utf8');
  const [top = '', commonFolder = '', gitFolder = ''] = output.split('\n');
  const repository = { top: await realpath(top), commonFolder, gitFolder };
  await checkTop(repository.top, folder);
  return { ...repository, head: await findHead(gitFolder, folder) };
}

function hasGitAbove(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return true;
    if (at === path.dirname(at)) return false;
  }
}

/** `core.worktree` of a stranger's repository may name any folder of the user's. */
async function checkTop(top: string, folder: string): Promise<void> {
  await resolveWorkFolder(top);
  const isAbove = folder === top || folder.startsWith(top + path.sep);
  if (isAbove && existsSync(path.join(top, '.git'))) return;
  const message =
    'This repository keeps its files in another folder. Vireo works in plain repositories only.';
  throw new RunFileError('unsafe-folder', message);
}

async function findHead(gitFolder: string, cwd: string): Promise<string | undefined> {
  try {
    const args = ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'];
    return (await runGit({ cwd, gitFolder }, args)).toString('utf8').trim();
  } catch (error) {
    if (error instanceof RunFileError && error.code === 'git-failed') return undefined;
    throw error;
  }
}

/** A place that reads a copy of the user's index, so that not even its time stamps change. */
export async function placeWithIndexCopy(repository: Repository, copy: string): Promise<GitPlace> {
  try {
    await copyFile(path.join(repository.gitFolder, 'index'), copy);
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT')) throw error;
  }
  return {
    cwd: repository.top,
    gitFolder: repository.gitFolder,
    workTree: repository.top,
    indexFile: copy,
  };
}

export interface IndexEntry {
  readonly path: string;
  readonly mode: string;
  readonly hash: string;
  /** Left out of the work tree by a sparse checkout: missing does not mean deleted. */
  readonly isSkipped: boolean;
}

/** What the index holds, one entry a path; throws where submodules are among it. */
export async function listIndex(place: GitPlace): Promise<ReadonlyMap<string, IndexEntry>> {
  const entries = splitEntries(await runGit(place, ['ls-files', '-z', '-t', '--stage', '--full-name']));
  const found = new Map<string, IndexEntry>();
  for (const entry of entries) {
    const [, tag, mode = '', hash = '', file = ''] = /^(.) (\d+) ([0-9a-f]+) \d\t(.+)$/s.exec(entry) ?? [];
    if (mode === '160000') throw submodules(file);
    found.set(file, { path: file, mode, hash, isSkipped: tag === 'S' });
  }
  return found;
}

function submodules(file: string): RunFileError {
  const message = `This repository has a submodule (${file}). Agents don't work in repositories with submodules yet.`;
  return new RunFileError('submodules', message, { path: file });
}

/** Untracked files that are not ignored; a nested repository counts as a submodule. */
export async function listUntracked(place: GitPlace): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--others', '--exclude-standard', '--full-name'];
  const files = splitEntries(await runGit(place, args));
  const nested = files.find((file) => file.endsWith('/'));
  if (nested !== undefined) throw submodules(nested);
  return files;
}

/** Throws where an attribute puts one of the files under Git LFS. */
export async function refuseLargeFileStorage(place: GitPlace, files: readonly string[]): Promise<void> {
  const args = ['check-attr', '-z', '--stdin', 'filter'];
  const input = async (stdin: NodeJS.WritableStream & Parameters<typeof feed>[0]): Promise<void> => {
    for (const file of files) await feed(stdin, `${file}\0`);
    stdin.end();
  };
  const answer = (await runGit(place, args, { input })).toString('utf8').split('\0');
  const at = answer.findIndex((value, index) => index % 3 === 2 && value === 'lfs');
  if (at < 0) return;
  const file = answer[at - 2] ?? '';
  const message = `${file} is kept in Git LFS. Agents don't work in repositories with Git LFS yet.`;
  throw new RunFileError('large-file-storage', message, { path: file });
}

/** Ignored folders, each as a whole, relative to the top. */
export async function listIgnoredFolders(place: GitPlace): Promise<readonly string[]> {
  const args = [
    'ls-files',
    '-z',
    '--others',
    '--ignored',
    '--exclude-standard',
    '--directory',
    '--full-name',
  ];
  return splitEntries(await runGit(place, args))
    .filter((entry) => entry.endsWith('/'))
    .map((entry) => entry.slice(0, -1));
}
