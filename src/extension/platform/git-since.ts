/**
 * What of the open repositories belongs to an entry: the commits that were made while it ran, in the repository in which it
 * was begun. No `vscode`: it asks what the editor's git extension answers.
 */
import type { GitFacts, TimeEntry } from '../../api-client/index.ts';
import { isHash } from '../../contract/git-names.ts';
import { listPreviousBranches } from '../../domain/previous-branches.ts';
import { isSameRemote, type Place } from '../../domain/project-rules.ts';
import { type LoggedCommit, toOwnCommits, withoutCredentials } from './git-facts.ts';
import { ignore } from './ignore-error.ts';

/** As much of a repository of the git extension as is asked here. */
export interface AskedRepository {
  readonly state: {
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
  };
  /** Of `refNames`, hashes with a `^` before those that are left out, or of a range, which is not cut. */
  log(options: {
    range?: string;
    refNames?: string[];
    maxEntries?: number;
    skip?: number;
  }): Promise<readonly LoggedCommit[]>;
  /** Rejects where there is no such commit. */
  getCommit(ref: string): Promise<object>;
  getConfig(key: string): Promise<string>;
}

export interface OpenRepository {
  /** Where in it is worked, as a path. */
  readonly folder: string;
  readonly repository: AskedRepository;
  /** That of its HEAD, as git keeps it; empty where it keeps none. */
  readonly readReflog: () => Promise<string>;
}

export type BegunEntry = Pick<TimeEntry, 'projectId' | 'startedAt' | 'git'>;

/** The one project that a place belongs to; undefined where none does, or several do alike. */
export type FindSure = (place: Place) => string | undefined;

export function describeHead({ state: { HEAD, remotes } }: AskedRepository): Omit<GitFacts, 'commits'> {
  const remote = remotes.find(({ name }) => name === 'origin') ?? remotes[0];
  return {
    remote: withoutCredentials(remote?.fetchUrl),
    branch: HEAD?.name ?? null,
    head: HEAD?.commit ?? null,
  };
}

/**
 * Of the first repository that is the entry's; null where none is. Remote, branch and head of the start stay: they say what
 * the work was begun on.
 */
export async function findGitSince(
  open: readonly OpenRepository[],
  entry: BegunEntry,
  findSure: FindSure,
): Promise<GitFacts | null> {
  for (const { folder, repository, readReflog } of open) {
    const head = describeHead(repository);
    const sureOn = (branch: string | null) => findSure({ folder, remote: head.remote, branch });
    if (!(await isOfEntry(repository, entry, sureOn))) continue;
    const { git, projectId } = entry;
    // What is out may be another project's by now, and so may be what was out: its commits are not of this entry.
    const mayBe = (branch: string | null) => [undefined, projectId].includes(sureOn(branch));
    const branches = [...new Set([git?.branch ?? head.branch, head.branch])].filter(mayBe);
    const span = { sinceMs: Date.parse(entry.startedAt), out: head.branch };
    // A hash is the name of a detached head.
    const left = listPreviousBranches(await readReflog(), span).filter(({ branch }) =>
      mayBe(isHash(branch) ? null : branch),
    );
    if (branches.length + left.length === 0) continue;
    return {
      remote: git?.remote ?? head.remote,
      branch: git?.branch ?? head.branch,
      head: git?.head ?? head.head,
      commits: await commitsSince(repository, entry, { branches, tips: left.map(({ tip }) => tip) }),
    };
  }
  return null;
}

/** Where the work was begun without git, only what surely is of its project. */
async function isOfEntry(
  repository: AskedRepository,
  { git, projectId }: BegunEntry,
  sureOn: (branch: string | null) => string | undefined,
): Promise<boolean> {
  const { remote, branch } = describeHead(repository);
  if (git === null) return sureOn(branch) === projectId;
  // Without an address a repository is known by the commit that the work was begun on.
  return isSameRemote(remote, git.remote) ?? (git.head === null || (await hasCommit(repository, git.head)));
}

async function hasCommit(repository: AskedRepository, hash: string): Promise<boolean> {
  if (!isHash(hash)) return false;
  try {
    await repository.getCommit(hash);
    return true;
  } catch (error) {
    ignore(error, 'it is the commit of another repository');
    return false;
  }
}

const maxEntries = 500;

interface WorkedOn {
  /** The one of the start and the one that is out: null for a detached head. */
  readonly branches: readonly (string | null)[];
  /** Hashes of what the others ended with when they were left. */
  readonly tips: readonly string[];
}

async function commitsSince(
  repository: AskedRepository,
  { startedAt, git }: BegunEntry,
  { branches, tips }: WorkedOn,
): Promise<GitFacts['commits']> {
  const email = await repository.getConfig('user.email');
  const head = git?.head ?? null;
  const logged = new Map<string, LoggedCommit>();
  const keep = (commit: LoggedCommit) => {
    const at = commit.authorDate ?? commit.commitDate;
    logged.set(`${at?.getTime()} ${commit.message}`, commit);
  };
  // What stands on two branches by a rebase counts once, as the one that is out has it.
  for (const commit of await logLeft(repository, head, tips)) keep(commit);
  for (const branch of branches) {
    const isOut = branch === (repository.state.HEAD?.name ?? null);
    const log = await logSince(repository, head, isOut ? 'HEAD' : `refs/heads/${branch}`);
    for (const commit of log) keep(commit);
  }
  return toOwnCommits([...logged.values()], { email, fromMs: Date.parse(startedAt) });
}

/** All of them at once: however many branches were left, git is asked once. */
async function logLeft(
  repository: AskedRepository,
  head: string | null,
  tips: readonly string[],
): Promise<readonly LoggedCommit[]> {
  if (tips.length === 0) return [];
  const log = (...without: string[]) => repository.log({ refNames: [...tips, ...without], maxEntries });
  try {
    return await (head === null || !isHash(head) ? log() : log(`^${head}`).catch(() => log()));
  } catch (error) {
    ignore(error, 'a commit that is gone has no name to be known by');
    return [];
  }
}

/** None where the branch is gone, or has no commit yet. */
async function logSince(
  repository: AskedRepository,
  head: string | null,
  tip: string,
): Promise<readonly LoggedCommit[]> {
  const whole = () => repository.log({ range: tip, maxEntries });
  try {
    if (head === null || !isHash(head)) return await whole();
    // A rebase may have done away with the head of the start: the time tells then.
    return await repository.log({ range: `${head}..${tip}`, maxEntries }).catch(whole);
  } catch (error) {
    ignore(error, 'a branch that is gone has no commit to name');
    return [];
  }
}
