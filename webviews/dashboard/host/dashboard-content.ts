/** What the Dashboard shows, from the records; the backend has done the sums. */

import type { Dashboard, HealthScores, Project } from '../../../src/api-client/index.ts';
import type { DashboardContent } from '../messages.ts';

/** What is known of an assessed project. */
export interface AssessedProject {
  readonly project: Pick<Project, 'id' | 'name'>;
  readonly score: number;
  /** Thirty days ago, or its first since; null where it was scored once. */
  readonly scoreBefore: number | null;
  /** Those that stand, by severity. */
  readonly findings: HealthScores['items'][number]['findings'];
}

export function toContent(
  dashboard: Dashboard,
  assessed: readonly AssessedProject[],
  readyReminders: ReadonlyMap<string, number> = new Map(),
): DashboardContent {
  return {
    type: 'content',
    ...dashboard,
    open: dashboard.open?.map((invoice) => withReminder(invoice, readyReminders)) ?? null,
    health: assessed.map(toHealthRow).sort(worstFirst),
  };
}

type OpenInvoice = NonNullable<Dashboard['open']>[number];

function withReminder(invoice: OpenInvoice, ready: ReadonlyMap<string, number>) {
  const readyStep = ready.get(invoice.id);
  return { ...invoice, ...(readyStep !== undefined && { readyStep }) };
}

function toHealthRow(one: AssessedProject): DashboardContent['health'][number] {
  const { project, score, scoreBefore, findings } = one;
  return {
    projectId: project.id,
    name: project.name,
    score,
    ...(scoreBefore === null ? {} : { change: score - scoreBefore }),
    severe: findings.critical + findings.high,
    total: Object.values(findings).reduce((total, count) => total + count, 0),
  };
}

function worstFirst(
  one: DashboardContent['health'][number],
  other: DashboardContent['health'][number],
): number {
  return one.score - other.score || one.name.localeCompare(other.name);
}
