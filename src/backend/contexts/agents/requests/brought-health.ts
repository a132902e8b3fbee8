import type { HealthReport } from '../../../../contract/health-report.ts';

/** What a run measured of its project, as the slice of health takes it. */
export interface BroughtHealth {
  readonly organizationId: string;
  readonly projectId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly report: HealthReport;
}
