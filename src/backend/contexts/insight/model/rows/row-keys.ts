/** Which row of a grouping a piece of work is of. */
import type { WorkSum } from '../../../../../domain/figures/work-sums.ts';
import { isoWeekOf } from '../../../../../domain/zones.ts';
import { noTask } from '../../../time/model/entry-filter.ts';
import type { ReportGrouping } from './groupings.ts';

export interface ProjectName {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
}

export type ProjectNames = ReadonlyMap<string, ProjectName>;

export type KeyOf = (work: WorkSum) => string;

/** The key of work by each grouping; weeks are looked up once a day. */
export function createKeys(projects: ProjectNames): Readonly<Record<ReportGrouping, KeyOf>> {
  const weeks = new Map<string, string>();
  const weekOf = (date: string): string => {
    const known = weeks.get(date) ?? weekKey(date);
    weeks.set(date, known);
    return known;
  };
  return {
    day: ({ date = '' }) => date,
    week: ({ date = '' }) => weekOf(date),
    month: ({ date = '' }) => date.slice(0, 7),
    client: ({ projectId = '' }) => projects.get(projectId)?.clientId ?? '',
    project: ({ projectId = '' }) => projectId,
    task: ({ taskId }) => taskId ?? noTask,
    tag: ({ tags = '[]' }) => (tags === '[]' ? tags : JSON.stringify(JSON.parse(tags).sort())),
    person: ({ userId = '' }) => userId,
  };
}

/** `2026-W47` (ISO 8601). */
export function weekKey(date: string): string {
  const { year, week } = isoWeekOf(date);
  return `${year}-W${String(week).padStart(2, '0')}`;
}
