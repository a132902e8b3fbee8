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

/** `https://github.com/acme/api` for any address of a GitHub repository, by HTTPS or SSH. */
export function findGitHubUrl(remote: string | null | undefined): string | undefined {
  const parts =
    /^(?:(?:https|ssh|git):\/\/(?:[^@/]+@)?|(?:[^@/\s]+@)?)github\.com[:/]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i.exec(
      remote ?? '',
    );
  return parts ? `https://github.com/${parts[1]}/${parts[2]}` : undefined;
}

/** Commits as the records take them: oldest first, subjects only, those with a known time. */
export function toCommits(seen: readonly CommitSeen[]): GitFacts['commits'] {
  return seen
    .flatMap(({ hash, message, at }) =>
      at === undefined
        ? []
        : [{ hash, subject: firstLine(message).slice(0, longestSubject), at: at.toISOString() }],
    )
    .sort((one, other) => one.at.localeCompare(other.at))
    .slice(-mostCommits);
}

/**
 * The user's own commits that were written in a span: neither those of others that a pull brought, nor what a rebase wrote
 * anew, since it keeps the time of the author. Git keeps whole seconds: so does the start.
 */
export function toOwnCommits(
  log: readonly LoggedCommit[],
  { email, fromMs, toMs = Number.POSITIVE_INFINITY }: OwnSpan,
): GitFacts['commits'] {
  const from = Math.floor(fromMs / 1000) * 1000;
  const own = log.filter(({ authorEmail }) => email === '' || authorEmail === email).map(toSeen);
  return toCommits(own.filter(({ at }) => at !== undefined && at.getTime() >= from && at.getTime() <= toMs));
}

/** With the time at which it was written; old editors tell that of the commit alone. */
function toSeen({ hash, message, authorDate, commitDate }: LoggedCommit): CommitSeen {
  return { hash, message, at: authorDate ?? commitDate };
}

function firstLine(message: string): string {
  return message.split(/\r?\n/, 1)[0] ?? '';
}
