/** `versionControlProvenance` of a run (SARIF 2.1.0, 3.14.28): of which commit it is. Pure. */
import type { ScannedRevision } from '../revisions/scanned-revision.ts';

/** The members of `properties` are ours: by them an import decides as a scan does. */
export function toVersionControlDetails(
  repositoryUri: string,
  { branch, commit, isDefault, isClean, history }: ScannedRevision,
) {
  return {
    repositoryUri,
    revisionId: commit,
    ...(branch === null ? {} : { branch }),
    properties: { isDefaultBranch: isDefault, isClean, history },
  };
}
export type VersionControlDetails = ReturnType<typeof toVersionControlDetails>;
