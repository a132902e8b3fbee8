/** An assessment as the result of a scan: with the project's settings applied, and in every format that a scan has. */
import path from 'node:path';
import { productVersion } from '../../../contract/version.ts';
import { partOfPackages } from '../../baseline/parts.ts';
import { govern } from '../../govern.ts';
import { isInside } from '../../module-resolution.ts';
import type { Project } from '../../project.ts';
import { type WorkspaceScanResult, withFiles } from '../../scan-result.ts';
import type { Assessment } from '../assess.ts';
import { createLookedFor } from '../looked-for.ts';
import { dependencyRules } from './dependency-rules.ts';
import { toFileReports } from './report-flaws.ts';

export function toScanResult(assessment: Assessment, project: Project): WorkspaceScanResult {
  const { inventory, findings } = assessment;
  const reports = toFileReports(findings, inventory.folder);
  const own: Project = { ...project, baseline: partOfPackages(project.baseline) };
  const covers = (file: string): boolean =>
    inventory.isWhole && isInside(inventory.folder, path.join(project.folder, file));
  const { files, gone } = govern(own, reports, covers);
  const hasLookedFor = createLookedFor(assessment);
  const result: WorkspaceScanResult = {
    files,
    skipped: { counts: {}, files: [] },
    notes: inventory.problems.map(({ file, message }) => `${file} ${message}`),
    stats: {
      files: inventory.graphs.length,
      bytes: 0,
      scanned: inventory.graphs.length,
      cached: 0,
      findings: 0,
      suppressed: 0,
      durationMs: 0,
    },
    rules: dependencyRules,
    scannerVersion: productVersion,
    cancelled: false,
    gone: gone.filter(({ rule }) => hasLookedFor(rule)),
    projects: new Map([[inventory.folder, own]]),
  };
  return withFiles(result, files);
}
