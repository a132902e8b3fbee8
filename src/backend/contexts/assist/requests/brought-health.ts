import type { MeasuredProject } from '../../../../workspace/health/measure-project.ts';

/** What a run measured of its project, as the slice of health takes it. */
export interface BroughtHealth extends MeasuredProject {
  readonly organizationId: string;
  readonly projectId: string;
  readonly source: string;
  readonly sourceId: string;
}
