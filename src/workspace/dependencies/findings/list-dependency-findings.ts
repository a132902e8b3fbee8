import type { WorkspaceFinding } from '../../../contract/findings.ts';
import type { Measured } from '../../../contract/health.ts';
import type { FindingAnchor } from '../../../contract/work/finding-anchor.ts';
import { toAnchor } from '../../baseline/anchor.ts';
import { findingsIn } from '../../health/finding-facts.ts';
import { loadProject } from '../../project.ts';
import { toWorkspaceFinding } from '../../report-findings.ts';
import type { WorkspaceScanResult } from '../../scan-result.ts';
import type { Assessment } from '../assess.ts';
import { toScanResult } from './to-scan-result.ts';

export interface DependencyReport {
  readonly scan: WorkspaceScanResult;
  readonly dependencies: Measured<Assessment>;
}

/** What is wrong with the packages of a scanned folder as findings on record are known; by the project's own settings. */
export async function listDependencyFindings(
  folder: string,
  { scan, dependencies }: DependencyReport,
): Promise<readonly (WorkspaceFinding & { readonly anchor: FindingAnchor | undefined })[]> {
  if (dependencies.kind === 'not-assessed') return [];
  const project = scan.projects.get(folder) ?? (await loadProject(folder));
  return toScanResult(dependencies.facts, project).files.flatMap((file) =>
    findingsIn(file).map(({ finding }) => ({
      ...toWorkspaceFinding(file, finding),
      anchor: toAnchor(finding),
    })),
  );
}
