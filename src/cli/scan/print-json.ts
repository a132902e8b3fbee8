/** `--json`: one JSON value, findings in the shape that the API gives them. */
import path from 'node:path';
import { toRelative } from '../../workspace/discovery.ts';
import { toWorkspaceFinding } from '../../workspace/report-findings.ts';
import type { FileReport, WorkspaceScanResult } from '../../workspace/workspace-scan.ts';

export function printJson(result: WorkspaceScanResult, base: string): string {
  const value = {
    findings: result.files.flatMap((file) => file.findings.map((finding) => relativeTo(base, file, finding))),
    suppressed: result.files.flatMap((file) =>
      file.suppressed.map(({ finding, reason }) => ({ reason, finding: relativeTo(base, file, finding) })),
    ),
    partial: result.files
      .filter((file) => file.notes.length > 0)
      .map((file) => ({ path: pathFrom(base, file), notes: file.notes })),
    skipped: result.skipped,
    notes: result.notes,
    stats: result.stats,
    scannerVersion: result.scannerVersion,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function relativeTo(base: string, file: FileReport, finding: FileReport['findings'][number]) {
  return toWorkspaceFinding({ path: pathFrom(base, file), root: base }, finding);
}

function pathFrom(base: string, file: FileReport): string {
  return toRelative(base, path.join(file.root, file.path));
}
