/** The order in which reports name findings. */
import { severities } from '../../../../scanner/model.ts';
import type { ReportedFinding } from '../looking/project-look.ts';

/** The worst first, then the surest, then by place, so that the same findings give the same report. */
export function byWeight(a: ReportedFinding, b: ReportedFinding): number {
  return (
    severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) ||
    confidenceRank(a) - confidenceRank(b) ||
    compare(a.path, b.path) ||
    a.finding.range.startOffset - b.finding.range.startOffset ||
    compare(a.finding.fingerprint, b.finding.fingerprint)
  );
}

function confidenceRank({ finding }: ReportedFinding): number {
  return ['high', 'medium', 'low'].indexOf(finding.confidence);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
