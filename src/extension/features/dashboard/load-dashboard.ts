/** Asks the records for what the Dashboard shows. */
import type { Dashboard } from '../../../api-client/index.ts';
import type { DashboardContent } from '../../../contract/webview/dashboard-view.ts';
import { addDays } from '../../../domain/zones.ts';
import type { Backend } from '../../platform/backend.ts';
import { isApiFailure } from '../../platform/failures.ts';
import { loadAll } from '../../platform/pages.ts';
import { type AssessedProject, toContent } from './dashboard-content.ts';

const daysCompared = 30;
/** Assessed projects whose past is looked up; a practice with more has them in the Projects view. */
const mostProjects = 20;
const mostNames = 2_000;

export interface DashboardQuestion {
  readonly today: string;
  readonly month: string | undefined;
}

export async function loadDashboard(
  backend: Backend,
  { today, month }: DashboardQuestion,
): Promise<DashboardContent> {
  const since = addDays(today, -daysCompared);
  const [dashboard, assessed] = await Promise.all([
    backend.ask<Dashboard>((api, options) =>
      api.getDashboard({ ...options, query: { today, ...(month === undefined ? {} : { month }) } }),
    ),
    loadAssessed(backend, today),
  ]);
  return toContent(dashboard, assessed, since);
}

async function loadAssessed(backend: Backend, today: string): Promise<readonly AssessedProject[]> {
  try {
    const [{ items }, projects] = await Promise.all([
      backend.ask((api, options) => api.listHealthScores(options)),
      loadAll(
        (cursor) =>
          backend.ask((api, options) => api.listProjects({ ...options, query: { limit: 500, ...cursor } })),
        mostNames,
      ),
    ]);
    const names = new Map(projects.map((project) => [project.id, project]));
    const known = items
      .flatMap(({ projectId, score }) => {
        const project = names.get(projectId);
        return project === undefined || score === null ? [] : [{ project, score }];
      })
      .sort((one, other) => one.score - other.score)
      .slice(0, mostProjects);
    return await Promise.all(
      known.map(async (one) => ({ ...one, ...(await loadPast(backend, one.project.id, today)) })),
    );
  } catch (error) {
    // Who may not see findings has no health; the rest is theirs to see all the same.
    if (isApiFailure(error)) return [];
    throw error;
  }
}

async function loadPast(backend: Backend, projectId: string, today: string) {
  const [{ items: history }, { bySeverity: counts }] = await Promise.all([
    backend.ask((api, options) =>
      api.getHealthHistory({
        ...options,
        path: { id: projectId },
        query: { from: addDays(today, -3 * daysCompared), to: addDays(today, 1) },
      }),
    ),
    backend.ask((api, options) =>
      api.summarizeFindings({ ...options, query: { projectId, state: ['open', 'accepted'] } }),
    ),
  ]);
  return { history, counts };
}
