/** How much time is in each project, and which one runs. */
import type { Backend } from '../../platform/backend.ts';
import type { ProjectFacts } from './project-rows.ts';

export async function loadProjectTotals(
  backend: Backend,
): Promise<Pick<ProjectFacts, 'secondsByProject' | 'runningProjectId'>> {
  const { entry } = await backend.ask((api, options) => api.getTimer(options));
  return { secondsByProject: new Map(), runningProjectId: entry?.projectId };
}
