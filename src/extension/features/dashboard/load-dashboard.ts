/** Asks the records for what the Dashboard shows. */
import type { Dashboard } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import type { DashboardContent } from '../../../contract/webview/dashboard-view.ts';
import type { Backend } from '../../platform/backend.ts';
import { isApiFailure } from '../../platform/failures.ts';
import { type AssessedProject, toContent } from './dashboard-content.ts';

const mostNames = 2_000;

export interface DashboardQuestion {
  readonly today: string;
  readonly month: string | undefined;
}

export async function loadDashboard(
  backend: Backend,
  { today, month }: DashboardQuestion,
): Promise<DashboardContent> {
  const [dashboard, assessed] = await Promise.all([
    backend.ask<Dashboard>((api, options) =>
      api.getDashboard({ ...options, query: { today, ...(month === undefined ? {} : { month }) } }),
    ),
    loadAssessed(backend),
  ]);
  return toContent(dashboard, assessed);
}

async function loadAssessed(backend: Backend): Promise<readonly AssessedProject[]> {
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
    return items.flatMap(({ projectId, score, scoreBefore, findings }) => {
      const project = names.get(projectId);
      return project === undefined || score === null ? [] : [{ project, score, scoreBefore, findings }];
    });
  } catch (error) {
    // Who may not see findings has no health; the rest is theirs to see all the same.
    if (isApiFailure(error)) return [];
    throw error;
  }
}
