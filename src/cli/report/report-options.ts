/** What `vireo report` is called with. */
import { reportPeriods } from '../../domain/report-periods.ts';
import type { FilterOptions } from '../time/time-options.ts';

export const groupings = ['day', 'week', 'month', 'client', 'project', 'task', 'tag', 'person'] as const;
export type Grouping = (typeof groupings)[number];

export const periods = reportPeriods;

export interface ReportOptions extends FilterOptions {
  readonly from?: string;
  readonly to?: string;
  readonly by: Grouping;
  readonly then?: Grouping;
  readonly saved?: string;
  readonly output?: string;
}
