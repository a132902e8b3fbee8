/** What the Dashboard shows, from the records; the backend has done the sums. */
import type { Dashboard, HealthHistory, Project } from '../../../api-client/index.ts';
import type { DashboardContent } from '../../../contract/webview/dashboard-view.ts';

/** What is known of an assessed project. */
export interface AssessedProject {
  readonly project: Pick<Project, 'id' | 'name'>;
  readonly score: number;
  /** Of the last thirty days and more. */
  readonly history: HealthHistory['items'];
  /** Findings that stand, by severity. */
  readonly counts: readonly { readonly value: string; readonly count: number }[];
}

export function toContent(
  dashboard: Dashboard,
  assessed: readonly AssessedProject[],
  since: string,
): DashboardContent {
  return {
    type: 'content',
    ...dashboard,
    health: assessed.map((one) => toHealthRow(one, since)).sort(worstFirst),
  };
}

function toHealthRow(
  { project, score, history, counts }: AssessedProject,
  since: string,
): DashboardContent['health'][number] {
  const before = scoreAt(history, since);
  const sum = (severities: readonly string[] | undefined) =>
    counts
      .filter(({ value }) => severities === undefined || severities.includes(value))
      .reduce((total, { count }) => total + count, 0);
  return {
    projectId: project.id,
    name: project.name,
    score,
    ...(before === undefined ? {} : { change: score - before }),
    severe: sum(['critical', 'high']),
    total: sum(undefined),
  };
}

/** The last known at the end of a day; of a project that is younger, its first. Nothing to compare with one value. */
function scoreAt(history: HealthHistory['items'], day: string): number | undefined {
  const scored = history.filter(({ score }) => score !== null);
  const before = scored.findLast(({ date }) => date <= day) ?? scored[0];
  return scored.length < 2 || before === undefined || before === scored.at(-1)
    ? undefined
    : (before.score ?? undefined);
}

function worstFirst(
  one: DashboardContent['health'][number],
  other: DashboardContent['health'][number],
): number {
  return one.score - other.score || one.name.localeCompare(other.name);
}
