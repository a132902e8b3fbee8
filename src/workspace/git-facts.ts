/** Facts of a repository, gathered at the client and sent to the backend as data (ARCHITECTURE, Processes). */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SimpleGit } from 'simple-git';
import { isHash, reflogOfHead } from '../contract/git-names.ts';
import { createGitRunner, GitError, toGitError } from './git.ts';
import { ignore } from './ignore-error.ts';

export interface GitCommit {
  readonly sha: string;
  /** ISO 8601, UTC. */
  readonly authoredAt: string;
  readonly author: string;
  readonly email: string;
  readonly subject: string;
}

export interface GitFacts {
  /** Address of `origin`, else of the only remote, without credentials. */
  readonly remote: string | undefined;
  /** Undefined while HEAD is detached. */
  readonly branch: string | undefined;
  /** Undefined before the first commit. */
  readonly head: string | undefined;
  /** By whose address the repository signs commits that are made here; undefined where git does not know. */
  readonly userEmail: string | undefined;
  /** Newest first. */
  readonly commits: readonly GitCommit[];
}

export interface GitFactsOptions {
  /** Restricted Mode: git is not run at all, and the answer is undefined. */
  readonly restricted?: boolean;
  /** With 0, git is asked neither for commits nor for the user's address. */
  readonly maxCommits?: number;
  /** Commits that this one does not have, by its full hash; all where a rebase has done away with it. */
  readonly after?: string | undefined;
  /** A branch whose commits count besides those of HEAD; none where it is gone. */
  readonly branch?: string | undefined;
  /** Hashes of commits that count besides with all before them, told by the reflog of HEAD and by what branch is out. */
  readonly tipsIn?: (reflog: string, out: string | null) => readonly string[];
  readonly signal?: AbortSignal;
}

/** Facts of the repository that holds `folder`; undefined when there is none, or no git, or in Restricted Mode. */
export async function readGitFacts(
  folder: string,
  options: GitFactsOptions = {},
): Promise<GitFacts | undefined> {
  if (options.restricted === true) return undefined;
  try {
    const git = createGitRunner(folder, options.signal);
    const gitFolder = path.resolve(folder, (await git.raw(['rev-parse', '--git-dir'])).trim());
    const head = await findCommit(git, 'HEAD');
    const branch = await tryRaw(git, ['symbolic-ref', '--short', '--quiet', 'HEAD']);
    const remote = await readRemote(git);
    if (options.maxCommits === 0) return { remote, branch, head, userEmail: undefined, commits: [] };
    const besides = options.tipsIn?.(await readReflog(gitFolder), branch ?? null) ?? [];
    return {
      remote,
      branch,
      head,
      userEmail: await tryRaw(git, ['config', 'user.email']),
      commits: await readCommits(git, { head, besides }, options),
    };
  } catch (error) {
    const failure = error instanceof GitError ? error : toGitError(error);
    if (failure.code === 'failed') throw failure;
    return undefined;
  }
}

/** Empty where git keeps none, or not as a file. */
async function readReflog(gitFolder: string): Promise<string> {
  try {
    return await readFile(path.join(gitFolder, ...reflogOfHead), 'utf8');
  } catch (error) {
    ignore(error, 'without it, what was out meanwhile is not known');
    return '';
  }
}

/** The output, or undefined where git says that there is none. */
async function tryRaw(git: SimpleGit, args: string[]): Promise<string | undefined> {
  try {
    const output = (await git.raw(args)).trim();
    return output === '' ? undefined : output;
  } catch (error) {
    if (toGitError(error).code === 'failed') return undefined;
    throw error;
  }
}

async function readRemote(git: SimpleGit): Promise<string | undefined> {
  const listing = (await tryRaw(git, ['config', '--get-regexp', '^remote\\..*\\.url$'])) ?? '';
  const remotes = listing.split('\n').flatMap((line) => {
    const match = /^remote\.(.+)\.url (.+)$/.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [{ name: match[1], url: match[2] }];
  });
  const chosen =
    remotes.find((remote) => remote.name === 'origin') ?? (remotes.length === 1 ? remotes[0] : undefined);
  return chosen === undefined ? undefined : withoutCredentials(chosen.url);
}

/** True where the repository of `folder` has the commit, on whatever branch. */
export async function hasCommit(folder: string, hash: string, signal?: AbortSignal): Promise<boolean> {
  return isHash(hash) && (await isCommit(createGitRunner(folder, signal), hash));
}

async function isCommit(git: SimpleGit, hash: string): Promise<boolean> {
  return (await findCommit(git, hash)) !== undefined;
}

async function findCommit(git: SimpleGit, name: string): Promise<string | undefined> {
  return await tryRaw(git, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
}

const separator = '\x1f';

async function readCommits(
  git: SimpleGit,
  { head, besides }: { readonly head: string | undefined; readonly besides: readonly string[] },
  { maxCommits = 200, after, branch }: GitFactsOptions,
): Promise<readonly GitCommit[]> {
  const isKnown = after !== undefined && isHash(after) && (await isCommit(git, after));
  // Only hashes are handed on: a name that comes from elsewhere could be taken for more.
  const tip = branch === undefined ? undefined : await findCommit(git, `refs/heads/${branch}`);
  const tips = [head, tip, ...besides.filter(isHash)].filter((each) => each !== undefined);
  if (tips.length === 0) return [];
  const output = await git.raw([
    'log',
    // A commit that was left may be gone by now.
    '--ignore-missing',
    ...tips,
    ...(isKnown ? [`^${after}`] : []),
    `--max-count=${maxCommits}`,
    '--no-show-signature',
    '--no-ext-diff',
    '--no-textconv',
    '--no-patch',
    '--no-mailmap',
    '--no-color',
    `--format=%H%x1f%aI%x1f%an%x1f%ae%x1f%s`,
  ]);
  return output.split('\n').flatMap((line) => {
    const [sha, at, author, email, ...subject] = line.split(separator);
    if (sha === undefined || at === undefined || author === undefined || email === undefined) return [];
    const authoredAt = new Date(at).toISOString();
    return [{ sha, authoredAt, author, email, subject: subject.join(separator) }];
  });
}

/** A remote's address without user, password or token: those never leave the machine. */
export function withoutCredentials(url: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return withoutScpPassword(url);
  try {
    const parsed = new URL(url);
    parsed.username = '';
    parsed.password = '';
    parsed.search = '';
    parsed.hash = '';
    return parsed.toString();
  } catch {
    // Not an address that can be taken apart: keep only what follows the last @.
    return url.replace(/^([a-z][a-z0-9+.-]*:\/\/).*@/i, '$1');
  }
}

/** `user:secret@host:path` is no address git documents, but people paste it; `git@host:path` stays as it is. */
function withoutScpPassword(url: string): string {
  return url.replace(/^[^@/]*:[^@/]*@/, '');
}
