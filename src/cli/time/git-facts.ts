/** Git facts of the folder that the command was called in, in the form of the API. */
import { type ApiClient, type GitFacts, patchTimeEntry, type TimeEntry } from '../../api-client/index.ts';
import { toRepository } from '../../domain/project-rules.ts';
import { hasCommit, type GitFacts as ReadFacts, readGitFacts } from '../../workspace/git-facts.ts';
import type { CliIo } from '../io.ts';

/** So many are looked through, and so many has an entry room for. */
const maxRead = 500;
const maxCommits = 200;

/** What a timer begins on: commits belong to the time that passed. */
export async function findGitFacts(io: CliIo): Promise<GitFacts | undefined> {
  const facts = await readGitFacts(io.cwd, { maxCommits: 1, signal: io.signal });
  return facts && { ...placeOf(facts), commits: [] };
}

/**
 * With the user's own commits since the entry began, and branch and head of its start: they say what the work was begun on.
 * Undefined in another repository, of which nothing belongs to the entry.
 */
export async function findGitSince(io: CliIo, entry: TimeEntry): Promise<GitFacts | undefined> {
  const after = entry.git?.head ?? undefined;
  const facts = await readGitFacts(io.cwd, { maxCommits: maxRead, after, signal: io.signal });
  if (facts === undefined || !(await isSameRepository(io, facts, entry.git))) return undefined;
  const { remote, branch, head } = placeOf(facts);
  return {
    remote: entry.git?.remote ?? remote,
    branch: entry.git?.branch ?? branch,
    head: entry.git?.head ?? head,
    commits: ownCommits(facts, entry.startedAt),
  };
}

/** What a switch is about to end gets its commits before; the switch is done all the same where that is refused. */
export async function keepCommits(io: CliIo, client: ApiClient, running: TimeEntry | null): Promise<void> {
  const git = running === null ? undefined : await findGitSince(io, running);
  if (running === null || git === undefined) return;
  await patchTimeEntry({ client, path: { id: running.id }, body: { git } });
}

function placeOf({ remote, branch, head }: ReadFacts): Omit<GitFacts, 'commits'> {
  return { remote: remote ?? null, branch: branch ?? null, head: head ?? null };
}

/** Without an address a repository is known by the commit that the work was begun on. */
async function isSameRepository(io: CliIo, here: ReadFacts, begun: TimeEntry['git']): Promise<boolean> {
  if (begun === null) return true;
  const [address, was] = [toRepository(here.remote ?? null), toRepository(begun.remote)];
  if (address !== null || was !== null) return address === was;
  return begun.head === null || (await hasCommit(io.cwd, begun.head, io.signal));
}

/** Oldest first; of everybody where git does not know who the user is. Git keeps whole seconds, and so does a start. */
function ownCommits({ commits, userEmail }: ReadFacts, since: string): GitFacts['commits'] {
  return commits
    .filter(({ email }) => userEmail === undefined || email === userEmail)
    .filter(({ authoredAt }) => Date.parse(authoredAt) >= Date.parse(since))
    .map(({ sha, subject, authoredAt }) => ({ hash: sha, subject: subject.slice(0, 500), at: authoredAt }))
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .slice(-maxCommits);
}
