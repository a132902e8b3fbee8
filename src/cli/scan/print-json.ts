/** `--format json`: one JSON value, findings in the shape that the API gives them. docs/scan.md describes it. */
import path from 'node:path';
import { toRelative } from '../../workspace/discovery.ts';
import { toWorkspaceFinding } from '../../workspace/report-findings.ts';
import type { FileReport, WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { isNotableSkip } from '../../workspace/skip-reasons.ts';

/** Rises when a reader of the old shape would misread the new one; fields may be added without. */
const formatVersion = 1;

export function printJson(result: WorkspaceScanResult, base: string): string {
  const { skipped, notes, stats, scannerVersion, gone } = result;
  const value = {
    version: formatVersion,
    findings: result.files.flatMap((file) => file.findings.map((finding) => relativeTo(base, file, finding))),
    suppressed: result.files.flatMap((file) =>
      file.suppressed.map(({ finding, reason, by }) => ({
        reason,
        by,
        finding: relativeTo(base, file, finding),
      })),
    ),
    partial: result.files
      .filter((file) => file.notes.length > 0)
      .map((file) => ({ path: pathFrom(base, file), notes: file.notes })),
    skipped: {
      counts: skipped.counts,
      files: skipped.files.filter(isNotableSkip).map(({ path: file, reason }) => ({ path: file, reason })),
    },
    gone: gone.map(({ path: file, rule, fingerprint }) => ({ path: file, ruleId: rule, fingerprint })),
    notes,
    stats,
    scannerVersion,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function relativeTo(base: string, file: FileReport, finding: FileReport['findings'][number]) {
  return toWorkspaceFinding({ path: pathFrom(base, file), root: base }, finding);
}

function pathFrom(base: string, file: FileReport): string {
  return toRelative(base, path.join(file.root, file.path));
}
