/** Divides the git facts of an entry at an instant: each commit goes to the part in which it was made. */
import type { GitFacts } from '../time-entries.schema.ts';

type Stored = string | null;

/** Stored JSON of both parts; the second has none when there is no second. */
export function splitGit(git: Stored, atMs: number | undefined): readonly [Stored, Stored] {
  if (git === null || atMs === undefined) {
    return [git, null];
  }
  const facts: GitFacts = JSON.parse(git);
  const made = (isEarlier: boolean) => facts.commits.filter(({ at }) => Date.parse(at) < atMs === isEarlier);
  return [
    JSON.stringify({ ...facts, commits: made(true) }),
    JSON.stringify({ ...facts, commits: made(false) }),
  ];
}
