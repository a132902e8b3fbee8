/** Of which branch and commit a folder is, and where that stands to the commit that is on record. Nothing of the folder runs. */
import { realpath } from 'node:fs/promises';
import { isHash } from '../../contract/git-names.ts';
import {
  longestHistory,
  type PlaceOfKnown,
  type RevisionAsk,
  type ScannedRevision,
} from '../../contract/revisions/scanned-revision.ts';
import { ignore } from '../ignore-error.ts';
import { RunFileError } from '../runs/files/run-file-error.ts';
import { findRepository } from '../runs/tree/repository.ts';
import { type GitPlace, runGit } from '../runs/tree/run-git.ts';
import { type Checkout, isUnedited, listUntrackedFiles } from './read-checkout.ts';

/** What the folder is of as a scan begins: the end is compared with it. */
export interface BeginningOfScan {
  readonly commit: string;
  readonly isClean: boolean;
}

/** Undefined without git, a repository or a commit. */
export async function readBeginning(
  folder: string,
  signal?: AbortSignal,
): Promise<BeginningOfScan | undefined> {
  return await orNothing(async () => {
    const found = await findCheckout(folder);
    if (found === undefined) return undefined;
    return { commit: found.commit, isClean: await isUnedited(found.checkout, signal) };
  });
}

export interface EndOfScan extends RevisionAsk {
  readonly beginning: BeginningOfScan;
  /** Relative to the folder: where the scan found something. */
  readonly paths: Iterable<string>;
  /** Where the caller knows it: a pipeline's checkout may not. */
  readonly defaultBranch?: string | undefined;
}

/** As the scan ends: what was checked out, edited or found outside of git during it is not what the commit has. */
export async function readRevision(
  folder: string,
  { since, beginning, paths, defaultBranch }: EndOfScan,
  signal?: AbortSignal,
): Promise<ScannedRevision | undefined> {
  return await orNothing(async () => {
    const found = await findCheckout(folder);
    if (found === undefined) return undefined;
    const { checkout, commit } = found;
    const { place } = checkout;
    const isSame = beginning.isClean && beginning.commit === commit;
    const isClean =
      isSame && (await isUnedited(checkout, signal)) && !(await isUntracked(checkout, paths, signal));
    return {
      ...(await readBranch(place, commit, defaultBranch)),
      commit,
      isClean,
      since: since === null ? null : { commit: since, place: await placeOf(place, since, commit) },
      history: await listHistory(place, commit),
    };
  });
}

/** The commit and those before it; undefined where the folder's repository does not have it. */
export async function readHistory(folder: string, commit: string): Promise<readonly string[] | undefined> {
  return await orNothing(async () => {
    const found = await findCheckout(folder);
    if (found === undefined || !(await hasCommit(found.checkout.place, commit))) return undefined;
    return await listHistory(found.checkout.place, commit);
  });
}

async function orNothing<Result>(read: () => Promise<Result | undefined>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof RunFileError)) throw error;
    ignore(error, 'git says nothing of the folder, so it is of no commit');
    return undefined;
  }
}

async function findCheckout(folder: string): Promise<{ checkout: Checkout; commit: string } | undefined> {
  const real = await realpath(folder);
  const repository = await findRepository(real);
  const commit = repository?.head;
  if (repository === undefined || commit === undefined || !isHash(commit)) return undefined;
  const place = { cwd: real, gitFolder: repository.gitFolder, workTree: repository.top };
  return { checkout: { folder: real, place }, commit };
}

/** A finding in a file that git does not know is in no commit. */
async function isUntracked(
  checkout: Checkout,
  paths: Iterable<string>,
  signal?: AbortSignal,
): Promise<boolean> {
  const found = new Set(paths);
  if (found.size === 0) return false;
  const untracked = await listUntrackedFiles(checkout, signal);
  // A repository within the repository is listed as one folder.
  const folders = untracked.filter((path) => path.endsWith('/'));
  return (
    untracked.some((path) => found.has(path)) ||
    [...found].some((path) => folders.some((folder) => path.startsWith(folder)))
  );
}

const heads = 'refs/heads/';
const remotes = 'refs/remotes/origin/';

/**
 * The default branch is the one that `origin/HEAD` names; else `main`, else `master`; else the only branch of a repository without
 * others elsewhere. Where no branch is checked out, as in a pipeline, the commit is of the default branch when that has it.
 */
async function readBranch(
  place: GitPlace,
  commit: string,
  known: string | undefined,
): Promise<Pick<ScannedRevision, 'branch' | 'isDefault'>> {
  const refs = await listRefs(place, known);
  const name = known ?? (await findDefaultBranch(place, refs));
  const head = await readHead(place);
  if (head !== undefined) return { branch: head.slice(0, 250), isDefault: head === name };
  if (name === undefined) return { branch: null, isDefault: false };
  const tips = [`${remotes}${name}`, `${heads}${name}`].filter((ref) => refs.has(ref));
  for (const tip of tips) if (await isBefore(place, commit, tip)) return { branch: null, isDefault: true };
  return { branch: null, isDefault: false };
}

async function findDefaultBranch(
  place: GitPlace,
  refs: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const named = refs.get(`${remotes}HEAD`);
  if (named?.startsWith(remotes)) return named.slice(remotes.length);
  const usual = ['main', 'master'].find(
    (name) => refs.has(`${heads}${name}`) || refs.has(`${remotes}${name}`),
  );
  if (usual !== undefined) return usual;
  const local = [...refs.keys()].filter((ref) => ref.startsWith(heads));
  if (local.length !== 1) return undefined;
  // A pipeline has the branch that it was started for, and no other.
  const elsewhere = await output(place, [
    'for-each-ref',
    '--count=1',
    '--format=%(refname)',
    'refs/remotes/',
  ]);
  return elsewhere === '' ? local[0]?.slice(heads.length) : undefined;
}

/** Local branches, and of `origin` those that may be the default: with what a symbolic one names. */
async function listRefs(place: GitPlace, known: string | undefined): Promise<ReadonlyMap<string, string>> {
  const names = ['HEAD', 'main', 'master', ...(known === undefined ? [] : [known])];
  const patterns = [heads, ...names.map((name) => `${remotes}${name}`)];
  const listed = await output(place, ['for-each-ref', '--format=%(refname) %(symref)', ...patterns]);
  const named = new Map(
    listed.split('\n').flatMap((line) => {
      const [ref = '', target = ''] = line.split(' ');
      return ref === '' ? [] : [[ref, target] as const];
    }),
  );
  const symbolic = named.get(`${remotes}HEAD`);
  return symbolic === undefined ? named : named.set(symbolic, '');
}

/** Undefined while HEAD is detached. */
async function readHead(place: GitPlace): Promise<string | undefined> {
  try {
    const ref = await output(place, ['symbolic-ref', '--quiet', 'HEAD']);
    return ref.startsWith(heads) ? ref.slice(heads.length) : undefined;
  } catch (error) {
    if (error instanceof RunFileError) return undefined;
    throw error;
  }
}

async function placeOf(place: GitPlace, known: string, commit: string): Promise<PlaceOfKnown> {
  if (!isHash(known) || !(await hasCommit(place, known))) return 'missing';
  if (known === commit) return 'same';
  if (await isBefore(place, known, commit)) return 'before';
  return (await isBefore(place, commit, known)) ? 'after' : 'apart';
}

async function hasCommit(place: GitPlace, hash: string): Promise<boolean> {
  try {
    return (await output(place, ['cat-file', '-t', hash])) === 'commit';
  } catch (error) {
    if (error instanceof RunFileError) return false;
    throw error;
  }
}

/** True of one commit twice, too. */
async function isBefore(place: GitPlace, one: string, other: string): Promise<boolean> {
  return (await output(place, ['rev-list', '--max-count=1', one, `^${other}`, '--'])) === '';
}

async function listHistory(place: GitPlace, commit: string): Promise<string[]> {
  const listed = await output(place, ['rev-list', `--max-count=${longestHistory}`, commit, '--']);
  return listed.split('\n').filter(isHash);
}

async function output(place: GitPlace, args: readonly string[]): Promise<string> {
  return (await runGit(place, args)).toString('utf8').trim();
}
