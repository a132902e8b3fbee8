/** Of which commit a run is, as it says itself. */
import { type LoggedRevision, loggedRevisionSchema } from '../../contract/revisions/scanned-revision.ts';
import { runSchema, type SarifRun } from './sarif-schema.ts';

/** Undefined where it names no whole hash of a commit, or several: those of a repository and of others in it. */
export function revisionOf({ versionControlProvenance }: SarifRun): LoggedRevision | undefined {
  const named = versionControlProvenance.filter(({ revisionId }) => revisionId !== undefined);
  const [first, ...others] = named;
  if (first === undefined || others.some(({ revisionId }) => revisionId !== first.revisionId))
    return undefined;
  const { revisionId, branch, properties = {} } = first;
  const own = { branch: shortBranch(branch), commit: revisionId, history: [] };
  const { isDefaultBranch: isDefault, isClean, history } = properties;
  // What another tool calls so may be of another kind: then it counts as not said.
  return (
    loggedRevisionSchema.safeParse({ ...own, isDefault, isClean, history }).data ??
    loggedRevisionSchema.safeParse(own).data
  );
}

function shortBranch(branch: string | undefined): string | null {
  return branch?.replace(/^refs\/heads\//, '') || null;
}

/** Of all runs of a log; undefined where they say none, or several. */
export function revisionOfLog(log: { readonly runs?: unknown }): LoggedRevision | undefined {
  const runs = Array.isArray(log.runs) ? log.runs : [];
  const revisions = runs.flatMap((run) => {
    const parsed = runSchema.safeParse(run);
    return parsed.success ? [revisionOf(parsed.data)] : [];
  });
  return oneOf(revisions);
}

/** The one that all of them name. */
export function oneOf(revisions: readonly (LoggedRevision | undefined)[]): LoggedRevision | undefined {
  const [first, ...others] = revisions;
  return others.every((other) => other?.commit === first?.commit) ? first : undefined;
}
