/** How much time is in each project, which one runs, and how each is. */
import type { Backend } from '../../platform/backend.ts';
import { ignore } from '../../platform/ignore-error.ts';
import type { ProjectFacts } from './project-rows.ts';

export async function loadProjectTotals(
  backend: Backend,
): Promise<Pick<ProjectFacts, 'secondsByProject' | 'runningProjectId' | 'healthByProject'>> {
  const [{ entry }, { items }, healthByProject] = await Promise.all([
    backend.ask((api, options) => api.getTimer(options)),
    backend.ask((api, options) => api.getTimeTotals(options)),
    loadHealth(backend),
  ]);
  return {
    secondsByProject: new Map(items.map(({ projectId, seconds }) => [projectId, seconds])),
    runningProjectId: entry?.projectId,
    healthByProject,
  };
}

/** Who may not see findings has no health either; the projects are theirs to see all the same. */
async function loadHealth(backend: Backend): Promise<ReadonlyMap<string, number>> {
  try {
    const { items } = await backend.ask((api, options) => api.listHealthScores(options));
    return new Map(items.flatMap(({ projectId, score }) => (score === null ? [] : [[projectId, score]])));
  } catch (error) {
    ignore(error, 'health is an ornament of the row');
    return new Map();
  }
}
