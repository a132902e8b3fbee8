/** How much time is in each project, and which one runs. */
import type { Backend } from '../../platform/backend.ts';
import type { ProjectFacts } from './project-rows.ts';

export async function loadProjectTotals(
  backend: Backend,
): Promise<Pick<ProjectFacts, 'secondsByProject' | 'runningProjectId'>> {
  const [{ entry }, { items }] = await Promise.all([
    backend.ask((api, options) => api.getTimer(options)),
    backend.ask((api, options) => api.getTimeTotals(options)),
  ]);
  return {
    secondsByProject: new Map(items.map(({ projectId, seconds }) => [projectId, seconds])),
    runningProjectId: entry?.projectId,
  };
}
