/** Judges what was measured of a project, by what the project sets in place of the default weights and thresholds. */
import { type HealthReport, toHealthReport } from '../../contract/health-report.ts';
import { scoreHealth } from '../../domain/health/score-health.ts';
import { resolveHealthSettings } from '../../domain/health/settings.ts';
import type { MeasuredProject } from '../../workspace/health/measure-project.ts';

export function toReport({ facts, choices }: MeasuredProject): HealthReport {
  return toHealthReport(scoreHealth(facts, resolveHealthSettings(choices)));
}
