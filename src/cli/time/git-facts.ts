/** Git facts of the folder that the command was called in, in the form of the API. */
import type { GitFacts } from '../../api-client/index.ts';
import { readGitFacts } from '../../workspace/git-facts.ts';
import type { CliIo } from '../io.ts';

const maxCommits = 50;

/** Commits since `since` (ISO 8601) belong to the time that passed; before it they are none of its business. */
export async function findGitFacts(io: CliIo, since?: string): Promise<GitFacts | undefined> {
  const facts = await readGitFacts(io.cwd, { maxCommits, signal: io.signal });
  if (!facts) {
    return undefined;
  }
  const commits =
    since === undefined
      ? []
      : facts.commits.filter(({ authoredAt }) => Date.parse(authoredAt) >= Date.parse(since));
  return {
    remote: facts.remote ?? null,
    branch: facts.branch ?? null,
    head: facts.head ?? null,
    commits: commits.map(({ sha, subject, authoredAt }) => ({
      hash: sha,
      subject: subject.slice(0, 500),
      at: new Date(authoredAt).toISOString(),
    })),
  };
}
