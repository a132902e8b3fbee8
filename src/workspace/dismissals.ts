/** Findings of a scan that people have dismissed. Who decides, and which they are, is on the backend's records. */
import path from 'node:path';
import { toRelative } from './discovery.ts';
import { type FileReport, type WorkspaceScanResult, withFiles } from './scan-result.ts';

/** Why each was dismissed, by `dismissalKey`. */
export type Dismissals = ReadonlyMap<string, string>;

export const noDismissals: Dismissals = new Map();

/** `path` is relative to the project's folder. */
export function dismissalKey(finding: { readonly path: string; readonly fingerprint: string }): string {
  return `${finding.fingerprint} ${finding.path}`;
}

/** The result with those set aside, the ones that a baseline knows among them. `folder` is what their paths are relative to. */
export function withDismissals(
  result: WorkspaceScanResult,
  folder: string,
  dismissals: Dismissals,
): WorkspaceScanResult {
  if (dismissals.size === 0) return result;
  const files = result.files.map((file) => setAsideIn(file, folder, dismissals));
  return withFiles(result, files);
}

function setAsideIn(file: FileReport, folder: string, dismissals: Dismissals): FileReport {
  const own = toRelative(folder, path.join(file.root, file.path));
  const reasonFor = ({ fingerprint }: { readonly fingerprint: string }): string | undefined =>
    dismissals.get(dismissalKey({ path: own, fingerprint }));
  const dismissed = file.findings.flatMap((finding) => {
    const reason = reasonFor(finding);
    return reason === undefined ? [] : [{ finding, reason, by: 'person' as const }];
  });
  const suppressed = file.suppressed.map((each) => {
    const reason = each.by === 'baseline' ? reasonFor(each.finding) : undefined;
    return reason === undefined ? each : { ...each, reason, by: 'person' as const };
  });
  return {
    ...file,
    findings: file.findings.filter((finding) => reasonFor(finding) === undefined),
    suppressed: [...suppressed, ...dismissed],
  };
}
