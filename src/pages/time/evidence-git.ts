/** What an entry that is made of evidence knows of git, so that it is found by its branch and its commits; pure. */
import type { GitFacts, TimeProposal } from '../../api-client/index.ts';

export interface SeenCommit {
  readonly hash: string;
  readonly subject: string;
  readonly at: string;
  /** Of its repository, without credentials; null without one. */
  readonly remote: string | null;
}

type Evidence = TimeProposal['evidence'];

interface EvidenceOfEntry {
  /** Of the entry, whatever was proposed. */
  readonly projectId: string;
  readonly evidence: Evidence;
}

/** An entry has room for so many. */
const mostCommits = 200;

/**
 * `seen` is what the evidence was made of: it names no hash. Null where git has no part in it. Where several projects were
 * worked on, only what is of the entry's own: the others may be of other clients.
 */
export function toGitFacts(
  { projectId, evidence: all }: EvidenceOfEntry,
  seen: readonly SeenCommit[],
): GitFacts | null {
  const isKnown = all.some((each) => each.projectId === projectId);
  const evidence = isKnown ? all.filter((each) => [null, projectId].includes(each.projectId)) : all;
  const named = new Set(
    evidence.filter(({ kind }) => kind === 'commit').map(({ from, text }) => idOf(from, text)),
  );
  const own = seen.filter(({ at, subject }) => named.has(idOf(at, subject)));
  // Rebased or picked, it is there twice, and in the folders of one repository, too.
  const commits = [...new Map(own.map((commit) => [idOf(commit.at, commit.subject), commit])).values()];
  const branch = findBranch(evidence);
  if (commits.length === 0 && branch === null) return null;
  const remotes = new Set(commits.map(({ remote }) => remote));
  const [remote = null] = remotes;
  return {
    remote: remotes.size === 1 ? remote : null,
    branch,
    head: null,
    commits: commits.slice(-mostCommits).map(({ hash, subject, at }) => ({ hash, subject, at })),
  };
}

/** A commit is known by when it was written and its subject, as its evidence is. */
function idOf(at: string, subject: string): string {
  return `${Date.parse(at)} ${subject}`;
}

/** On which most time was worked: an entry has one. */
function findBranch(evidence: Evidence): string | null {
  const worked = new Map<string, number>();
  for (const { kind, from, to, text } of evidence) {
    if (kind !== 'activity' || text === '') continue;
    worked.set(text, (worked.get(text) ?? 0) + Date.parse(to) - Date.parse(from));
  }
  const [first] = [...worked].toSorted((one, other) => other[1] - one[1]);
  return first?.[0] ?? null;
}
