/** Facts of git as the records keep them; pure. The git extension of the editor runs git, we only read what it says. */
import type { GitFacts } from '../../api-client/index.ts';

export interface CommitSeen {
  readonly hash: string;
  readonly message: string;
  readonly at: Date | undefined;
}

/** As the editor's git extension tells of a commit; old ones know no date of its author. */
export interface LoggedCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
  readonly commitDate?: Date;
  readonly authorEmail?: string;
}

/** Whose commits count, and from when to when (UTC epoch ms, both included); of everybody where `email` is empty. */
export interface OwnSpan {
  readonly email: string;
  readonly fromMs: number;
  readonly toMs?: number;
}

const longestSubject = 500;
const mostCommits = 200;

/** The address without user name, password and query: tokens are often kept there. Undefined when there is none to show. */
export function withoutCredentials(remote: string | undefined): string | null {
  if (remote === undefined || remote.trim() === '') return null;
  const scp = /^(?:[^@/\s]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(remote);
  if (scp) return `${scp[1]}:${scp[2]}`;
  if (!URL.canParse(remote)) return null;
  const url = new URL(remote);
  if (url.protocol === 'file:') return null;
  return `${url.protocol}//${url.host}${url.pathname}`;
}

/** Commits as the records take them: oldest first, subjects only, those with a known time, as many as an entry has room for. */
export function toCommits(seen: readonly CommitSeen[]): GitFacts['commits'] {
  return inOrder(seen).slice(-mostCommits);
}

function inOrder(seen: readonly CommitSeen[]): GitFacts['commits'] {
  return seen
    .flatMap(({ hash, message, at }) =>
      at === undefined
        ? []
        : [{ hash, subject: firstLine(message).slice(0, longestSubject), at: at.toISOString() }],
    )
    .sort((one, other) => one.at.localeCompare(other.at));
}

/**
 * The user's own commits that were written in a span: neither those of others that a pull brought, nor what a rebase wrote
 * anew, since it keeps the time of the author. Git keeps whole seconds: so does the start.
 */
export function toOwnCommits(log: readonly LoggedCommit[], span: OwnSpan): GitFacts['commits'] {
  return toCommits(findOwn(log, span));
}

function findOwn(
  log: readonly LoggedCommit[],
  { email, fromMs, toMs = Number.POSITIVE_INFINITY }: OwnSpan,
): readonly CommitSeen[] {
  const from = Math.floor(fromMs / 1000) * 1000;
  const own = log.filter(({ authorEmail }) => email === '' || authorEmail === email).map(toSeen);
  return own.filter(({ at }) => at !== undefined && at.getTime() >= from && at.getTime() <= toMs);
}

export interface OwnCommits {
  /** Oldest first. */
  readonly commits: GitFacts['commits'];
  /** So many were read without coming to the start of the span; undefined when all of it was. */
  readonly cutAt?: number;
}

/** Each is twice the one before: five runs of git read 15,500 commits. */
const pages = [500, 1000, 2000, 4000, 8000];

/** Commits are told by the time of the commit, but for clocks that were wrong. */
const mostOutOfOrder = 5;

/**
 * The user's own commits of a span, however many others wrote since: the log is read on until it is older. It cannot be
 * asked for days, and asked for an author git reads all there is where that one wrote little.
 */
export async function pageOwnCommits(
  readLog: (page: {
    readonly maxEntries: number;
    readonly skip: number;
  }) => PromiseLike<readonly LoggedCommit[]>,
  span: OwnSpan,
): Promise<OwnCommits> {
  const own: CommitSeen[] = [];
  let skip = 0;
  for (const maxEntries of pages) {
    const page = await readLog({ maxEntries, skip });
    own.push(...findOwn(page, span));
    if (page.length < maxEntries || isBefore(page, span.fromMs)) return { commits: inOrder(own) };
    skip += maxEntries;
  }
  return { commits: inOrder(own), cutAt: skip };
}

/** A rebase keeps the time of the author: it is the commit's that is in order. */
function isBefore(page: readonly LoggedCommit[], fromMs: number): boolean {
  return page.slice(-mostOutOfOrder).every(({ commitDate, authorDate }) => {
    const at = commitDate ?? authorDate;
    return at !== undefined && at.getTime() < fromMs;
  });
}

/** With the time at which it was written; old editors tell that of the commit alone. */
function toSeen({ hash, message, authorDate, commitDate }: LoggedCommit): CommitSeen {
  return { hash, message, at: authorDate ?? commitDate };
}

function firstLine(message: string): string {
  return message.split(/\r?\n/, 1)[0] ?? '';
}
