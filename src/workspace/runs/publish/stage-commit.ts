/**
 * What was accepted of a run as a tree of Git: HEAD with just that, and nothing of the user's uncommitted changes. It is
 * made in a repository of Vireo's own that shares the user's objects, so that line ends and encodings are converted as
 * Git does, and no hook, filter or setting of the user's repository has a say.
 */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hasErrorCode, RunFileError } from '../files/run-file-error.ts';
import type { ApplyOutcome } from '../hunks/apply-edits.ts';
import { findRepository, listIndex, type Repository } from '../tree/repository.ts';
import { feed, type GitPlace, runGit } from '../tree/run-git.ts';

export interface StagedCommit {
  readonly tree: string;
  readonly parent: string;
  /** Paths that it changes. */
  readonly files: readonly string[];
  /** `Name <mail@example.org>`, the user's own. */
  readonly identity: string;
  /** HEAD and the files that the run started from are not the same. */
  readonly hasOtherChanges: boolean;
}

export type StageOutcome =
  | { readonly kind: 'staged'; readonly commit: StagedCommit; readonly repository: Repository }
  /** A sentence for the user. */
  | { readonly kind: 'refused'; readonly why: string };

export interface StageOptions {
  /** Real path of the user's repository. */
  readonly userRoot: string;
  /** Of Vireo's own; rebuilt, and removed. */
  readonly scratch: string;
  /** Paths that what was accepted may touch, those of before a renaming, too. */
  readonly paths: readonly string[];
  /** Commit that the run started from. */
  readonly start: string | undefined;
  readonly signal: AbortSignal;
  /** Applies what was accepted to these files. */
  apply(root: string): Promise<ApplyOutcome>;
}

export async function stageCommit(options: StageOptions): Promise<StageOutcome> {
  const { userRoot, scratch } = options;
  const repository = await findRepository(userRoot);
  if (repository === undefined) return refuse('The folder is not in a Git repository.');
  if (repository.head === undefined) return refuse('The repository has no commit yet.');
  const identity = await findIdentity(repository);
  if (identity === undefined)
    return refuse("Git doesn't know who you are: set user.name and user.email, and ask again.");
  await rm(scratch, { recursive: true, force: true });
  try {
    const place = await openScratch(repository, scratch);
    return await stageIn(place, { ...options, repository, head: repository.head, identity });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const refuse = (why: string): StageOutcome => ({ kind: 'refused', why });

interface Staging extends StageOptions {
  readonly repository: Repository;
  readonly head: string;
  readonly identity: string;
}

async function stageIn(place: ScratchPlace, staging: Staging): Promise<StageOutcome> {
  const { head, signal, paths, repository, identity } = staging;
  await runGit(place, ['read-tree', head], { signal });
  const known = await listIndex(place);
  const present = paths.filter((each) => known.has(each));
  const filtered = await findFiltered(place, paths, ['--cached']);
  if (filtered !== undefined) return refuseFilter(filtered);
  await runGit(place, ['checkout-index', '-z', '--stdin'], { input: listing(present), signal });
  const applied = await staging.apply(place.workTree);
  if (applied.status !== 'applied') return refuse(describe(applied));
  const later = await findFiltered(place, paths, []);
  if (later !== undefined) return refuseFilter(later);
  const args = ['update-index', '--add', '--remove', '-z', '--stdin'];
  await runGit(place, args, { input: listing(paths), signal });
  const tree = await read(place, 'write-tree');
  if (tree === (await read(place, 'rev-parse', `${head}^{tree}`)))
    return refuse('HEAD has all of it already: there is nothing to commit.');
  const hasOtherChanges = await differs(place, head, staging.start);
  const commit = { tree, parent: head, files: applied.written, identity, hasOtherChanges };
  return { kind: 'staged', repository, commit };
}

function refuseFilter(file: string): StageOutcome {
  return refuse(
    `${file} goes through a filter of Git's configuration. Vireo runs no filter, and can't commit it.`,
  );
}

/** The copy of a run holds files as they are on the disk: where Git converts line ends, it counts as different. */
async function differs(place: ScratchPlace, head: string, start: string | undefined): Promise<boolean> {
  if (start === undefined) return true;
  return (
    (await read(place, 'rev-parse', `${head}^{tree}`)) !== (await read(place, 'rev-parse', `${start}^{tree}`))
  );
}

function describe(applied: Exclude<ApplyOutcome, { status: 'applied' }>): string {
  switch (applied.status) {
    case 'conflict': {
      const paths = applied.conflicts.map(({ path: file }) => file).join(', ');
      return `The change needs what you have not committed in ${paths}. Commit that first, or leave those parts out.`;
    }
    case 'broken': {
      const paths = applied.files.map(({ path: file }) => file).join(', ');
      return `Without your uncommitted changes these would not parse: ${paths}. Commit those first.`;
    }
    case 'refused':
      return applied.message;
  }
}

interface ScratchPlace extends GitPlace {
  readonly gitFolder: string;
  readonly workTree: string;
}

/** What decides on conversions, and nothing that names a program. */
const copiedSettings = [
  'core.autocrlf',
  'core.eol',
  'core.symlinks',
  'core.filemode',
  'core.ignorecase',
  'core.precomposeunicode',
  'extensions.objectformat',
];

async function openScratch(repository: Repository, scratch: string): Promise<ScratchPlace> {
  const [gitFolder, workTree] = [path.join(scratch, 'git'), path.join(scratch, 'tree')];
  for (const folder of [workTree, ...['refs', 'objects', 'info'].map((each) => path.join(gitFolder, each))])
    await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path.join(gitFolder, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(path.join(gitFolder, 'config'), await composeConfig(repository));
  for (const name of ['info/attributes', 'shallow'])
    await copyWhereThere(path.join(repository.commonFolder, name), path.join(gitFolder, name));
  return {
    cwd: workTree,
    gitFolder,
    workTree,
    indexFile: path.join(scratch, 'index'),
    objects: path.join(repository.commonFolder, 'objects'),
  };
}

async function composeConfig(repository: Repository): Promise<string> {
  const lines = ['[core]', '\trepositoryformatversion = 1', '\tbare = false', '\tsafecrlf = false'];
  const extensions: string[] = [];
  for (const name of copiedSettings) {
    const value = await readSetting(repository, name);
    if (value === undefined || !/^\w+$/.test(value)) continue;
    const [section, key = ''] = name.split('.');
    (section === 'core' ? lines : extensions).push(`\t${key} = ${value}`);
  }
  return [...lines, '[extensions]', ...extensions, ''].join('\n');
}

async function readSetting({ top, gitFolder }: Repository, name: string): Promise<string | undefined> {
  return await ignoringRefusal(async () => await read({ cwd: top, gitFolder }, 'config', '--get', name));
}

async function copyWhereThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT')) throw error;
  }
}

/** Undefined where nobody has told Git: nothing is made up from the machine's name. */
async function findIdentity({ top, gitFolder }: Repository): Promise<string | undefined> {
  const args = ['-c', 'user.useConfigOnly=true', 'var', 'GIT_AUTHOR_IDENT'];
  const said = await ignoringRefusal(async () => await read({ cwd: top, gitFolder }, ...args));
  return /^([^<>\n]+ <[^<>\n]+>) \d+ [+-]\d{4}$/.exec(said ?? '')?.[1];
}

async function ignoringRefusal<Value>(act: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RunFileError && error.code === 'git-failed') return undefined;
    throw error;
  }
}

/** The first of these files that an attribute sends through a filter. */
async function findFiltered(
  place: ScratchPlace,
  paths: readonly string[],
  options: readonly string[],
): Promise<string | undefined> {
  const args = ['check-attr', ...options, '-z', '--stdin', 'filter'];
  const answer = (await runGit(place, args, { input: listing(paths) })).toString('utf8').split('\0');
  const at = answer.findIndex((value, index) => index % 3 === 2 && !['unspecified', 'unset'].includes(value));
  return at < 0 ? undefined : answer[at - 2];
}

function listing(paths: readonly string[]) {
  return async (stdin: Parameters<typeof feed>[0]): Promise<void> => {
    for (const each of paths) await feed(stdin, `${each}\0`);
    stdin.end();
  };
}

async function read(place: GitPlace, ...args: readonly string[]): Promise<string> {
  return (await runGit(place, args)).toString('utf8').trim();
}
