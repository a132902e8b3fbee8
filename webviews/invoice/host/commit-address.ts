import { findGitHubUrl } from '../../../src/pages/github-address.ts';

/** The page of a commit, where its repository has one that we know; undefined elsewhere. */
export function findCommitAddress(remote: string | null | undefined, hash: string): string | undefined {
  const repository = findGitHubUrl(remote);
  return repository === undefined ? undefined : `${repository}/commit/${hash}`;
}
