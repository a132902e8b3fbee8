/** Git facts of the folder that the command was called in, in the form of the API. */
import { type ApiClient, type GitFacts, patchTimeEntry, type TimeEntry } from '../../api-client/index.ts';
import { listPreviousBranches } from '../../domain/previous-branches.ts';
import { canBePlaceOf, findSure, isSameRemote } from '../../domain/project-rules.ts';
import { hasCommit, type GitFacts as ReadFacts, readGitFacts } from '../../workspace/git-facts.ts';
import { listNamedProjects } from '../backend/find-project.ts';
import type { CliIo } from '../io.ts';

/** So many are looked through, and so many has an entry room for. */
const maxRead = 500;
const maxCommits = 200;

/** What a timer begins on: commits belong to the time that passed. */
export async function findGitFacts(io: CliIo): Promise<GitFacts | undefined> {
  const facts = await readGitFacts(io.cwd, { maxCommits: 0, signal: io.signal });
  return facts && { ...placeOf(facts), commits: [] };
}

/** What a timer of this project begins on; undefined in the place of another, whose branch would name the wrong work. */
export async function findGitOfProject(
  io: CliIo,
  client: ApiClient,
  projectId: string,
): Promise<GitFacts | undefined> {
  const git = await findGitFacts(io);
  if (git === undefined) return undefined;
  const projects = (await listNamedProjects(client)).map(({ project }) => project);
  const { remote, branch } = git;
  return canBePlaceOf(projects, projectId, { folder: io.cwd, remote, branch }) ? git : undefined;
}

/**
 * With the user's own commits since the entry began and until it ended, and branch and head of its start: they say what the work was begun on.
 * Undefined in another repository, of which nothing belongs to the entry.
 */
export async function findGitSince(
  io: CliIo,
  client: ApiClient,
  entry: TimeEntry,
  until?: string,
): Promise<GitFacts | undefined> {
  const [after, branchBegun] = [entry.git?.head ?? undefined, entry.git?.branch ?? undefined];
  const sinceMs = Date.parse(entry.startedAt);
  const tipsIn = (reflog: string, out: string | null) =>
    listPreviousBranches(reflog, { sinceMs, out }).map(({ tip }) => tip);
  const reading = { maxCommits: maxRead, after, branch: branchBegun, tipsIn, signal: io.signal };
  const facts = await readGitFacts(io.cwd, reading);
  if (facts === undefined || !(await isOfEntry(io, client, { facts, entry }))) return undefined;
  const { remote, branch, head } = placeOf(facts);
  return {
    remote: entry.git?.remote ?? remote,
    branch: entry.git?.branch ?? branch,
    head: entry.git?.head ?? head,
    commits: ownCommits(facts, { since: entry.startedAt, until }),
  };
}

interface Ending {
  readonly running: TimeEntry | null;
  /** Where it ends; what was committed from then on is of what follows. */
  readonly until: string;
}

/** What a switch is about to end gets its commits before; the switch is done anyway where that is refused. */
export async function keepCommits(io: CliIo, client: ApiClient, { running, until }: Ending): Promise<void> {
  const git = running === null ? undefined : await findGitSince(io, client, running, until);
  if (running === null || git === undefined) return;
  await patchTimeEntry({ client, path: { id: running.id }, body: { git } });
}

function placeOf({ remote, branch, head }: ReadFacts): Omit<GitFacts, 'commits'> {
  return { remote: remote ?? null, branch: branch ?? null, head: head ?? null };
}

/** Where the work was begun without git, only what surely is of its project. */
async function isOfEntry(
  io: CliIo,
  client: ApiClient,
  { facts, entry }: { readonly facts: ReadFacts; readonly entry: TimeEntry },
): Promise<boolean> {
  if (entry.git !== null) return await isSameRepository(io, facts, entry.git);
  const { remote, branch } = placeOf(facts);
  const projects = (await listNamedProjects(client)).map(({ project }) => project);
  return findSure(projects, { folder: io.cwd, remote, branch }) === entry.projectId;
}

/** Without an address a repository is known by the commit that the work was begun on. */
async function isSameRepository(io: CliIo, here: ReadFacts, begun: GitFacts): Promise<boolean> {
  const isSame = isSameRemote(here.remote ?? null, begun.remote);
  return isSame ?? (begun.head === null || (await hasCommit(io.cwd, begun.head, io.signal)));
}

/**
 * Oldest first; of everybody where git does not know who the user is. Git keeps whole seconds, and so does a start. What
 * stands on two branches by a rebase counts once, as it was made last.
 */
function ownCommits(
  { commits, userEmail }: ReadFacts,
  { since, until }: { readonly since: string; readonly until: string | undefined },
): GitFacts['commits'] {
  const untilMs = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
  const own = commits
    .filter(({ email }) => userEmail === undefined || email === userEmail)
    .filter(({ authoredAt }) => Date.parse(authoredAt) >= Date.parse(since))
    .filter(({ authoredAt }) => Date.parse(authoredAt) < untilMs);
  const once = new Map(own.toReversed().map((each) => [`${each.authoredAt} ${each.subject}`, each]));
  return [...once.values()]
    .map(({ sha, subject, authoredAt }) => ({ hash: sha, subject: subject.slice(0, 500), at: authoredAt }))
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .slice(-maxCommits);
}
