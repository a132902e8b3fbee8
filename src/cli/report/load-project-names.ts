import type { ApiClient, TimeReport } from '../../api-client/index.ts';
import { listNamedProjects } from '../backend/find-project.ts';
import { type ProjectNames, toProjectNames } from '../time/print-time.ts';

/** Names for the rows of a report by project: the API names them as its CSV does. Empty for other reports. */
export async function loadProjectNames(
  client: ApiClient,
  { groupBy, thenBy }: Pick<TimeReport, 'groupBy' | 'thenBy'>,
): Promise<ProjectNames> {
  if (groupBy !== 'project' && thenBy !== 'project') return new Map();
  return toProjectNames(await listNamedProjects(client));
}
