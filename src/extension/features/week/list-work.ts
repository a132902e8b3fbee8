/** Projects and tasks that an entry of the week can be of. */

import type { WeekWork } from '../../../contract/webview/week-view.ts';
import { projectLabel } from '../../../domain/names/project-label.ts';
import { type Directory, nameOf } from '../../platform/records.ts';
import type { Services } from '../../platform/services.ts';
import { listOpenTasks } from '../projects/pick-task.ts';

/** With the tasks of one of them. */
export async function listWork(services: Services, projectId: string): Promise<WeekWork> {
  const [directory, tasks] = await Promise.all([services.records.load(), listOpenTasks(services, projectId)]);
  const named = tasks.map(({ id, name }) => ({ id, name }));
  return { type: 'work', projectId, projects: listOpenProjects(directory), tasks: named.toSorted(byName) };
}

/** Those that take time, by client and name. */
export function listOpenProjects(directory: Directory): WeekWork['projects'] {
  return [...directory.projects.values()]
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ id }) => ({ id, ...nameOf(directory, id) }))
    .toSorted(
      (one, other) => one.client.localeCompare(other.client) || one.project.localeCompare(other.project),
    )
    .map(({ id, client, project }) => ({ id, name: projectLabel(client, project) }));
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name.localeCompare(other.name);
}
