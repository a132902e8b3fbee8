/** Facts of git as the records keep them; pure. The git extension of the editor runs git, we only read what it says. */
import type { GitFacts } from '../../api-client/index.ts';

export interface CommitSeen {
  readonly hash: string;
  readonly message: string;
  readonly at: Date | undefined;
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

function firstLine(message: string): string {
  return message.split(/\r?\n/, 1)[0] ?? '';
}
