/** Of which commit what an import brings is: by the log itself, and by what its sender says of their checkout. Pure. */
import type { LoggedRevision, ScannedRevision } from '../../../../../contract/revisions/scanned-revision.ts';

/**
 * The log names what was scanned; the checkout may be another by now, and only says more about the same commit. Undefined where neither
 * names one.
 */
export function importedRevision(
  logged: LoggedRevision | undefined,
  sent: ScannedRevision | undefined,
): ScannedRevision | undefined {
  if (logged === undefined) return sent;
  const { branch, commit, isDefault = false, isClean, history } = logged;
  // What was edited since the scan is not in it.
  if (sent?.commit === commit) return { ...sent, isClean: isClean ?? sent.isClean };
  return { branch, isDefault, commit, isClean: isClean ?? true, since: null, history };
}
