/** Asks the records for what the Dashboard shows. */

import type { Dashboard, Project } from '../../../src/api-client/index.ts';
import { loadAll } from '../../../src/api-client/load-all.ts';
import type { Backend } from '../../../src/pages/backend.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { nameApart } from '../../../src/pages/practice/distinct-choices.ts';
import { loadReadyReminders } from '../../../src/pages/practice/ready-reminders.ts';
import { tellProjectsApart } from '../../../src/pages/practice/told-apart.ts';
import type { DashboardContent } from '../messages.ts';
import { type AssessedProject, toContent } from './dashboard-content.ts';

const mostNames = 2_000;

export interface DashboardQuestion {
  readonly today: string;
  readonly month: string | undefined;
  readonly locale: string;
}

export async function loadDashboard(
  { backend, records, t }: Pick<PagePorts, 'backend' | 'records' | 't'>,
  { today, month, locale }: DashboardQuestion,
): Promise<DashboardContent> {
  const [dashboard, assessed, ready] = await Promise.all([
    backend.ask<Dashboard>((api, options) =>
      api.getDashboard({ ...options, query: { today, ...(month === undefined ? {} : { month }) } }),
    ),
    loadAssessed(backend),
    loadReadyReminders({ backend }),
  ]);
  const apart = tellProjectsApart(
    assessed.map(({ project }) => project),
    await records.load(),
    { t, locale },
  );
  const named = assessed.map((one) => ({
    ...one,
    project: { id: one.project.id, name: nameApart(one.project.name, apart.get(one.project)) },
  }));
  return toContent(dashboard, named, ready);
}

type Assessed = AssessedProject & { readonly project: Project };

async function loadAssessed(backend: Backend): Promise<readonly Assessed[]> {
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
