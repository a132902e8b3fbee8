/** An assessment as the result of a scan: with the project's settings applied, and in every format that a scan has. */
import { productVersion } from '../../../contract/version.ts';
import { govern } from '../../govern.ts';
import type { Project } from '../../project.ts';
import type { WorkspaceScanResult } from '../../scan-result.ts';
import type { Assessment } from '../assess.ts';
import { dependencyRules } from './dependency-rules.ts';
import { toFileReports } from './report-flaws.ts';

/** The baseline is the scan's: what it knows of code is not looked for here. */
export function toScanResult({ inventory, findings }: Assessment, project: Project): WorkspaceScanResult {
  const reports = toFileReports(findings, inventory.folder);
  const { files } = govern({ ...project, baseline: undefined }, reports, () => false);
  return {
    files,
    skipped: { counts: {}, files: [] },
    notes: inventory.problems.map(({ file, message }) => `${file} ${message}`),
    stats: {
      files: inventory.graphs.length,
      bytes: 0,
      scanned: inventory.graphs.length,
      cached: 0,
      findings: files.reduce((sum, file) => sum + file.findings.length, 0),
      suppressed: files.reduce((sum, file) => sum + file.suppressed.length, 0),
      durationMs: 0,
    },
    rules: dependencyRules,
    scannerVersion: productVersion,
    cancelled: false,
    gone: [],
    projects: new Map([[inventory.folder, { ...project, baseline: undefined }]]),
  };
}
