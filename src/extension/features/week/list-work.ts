/** Projects and tasks that an entry of the week can be of. */

import type { WeekWork } from '../../../../webviews/week/messages.ts';
import type { Project } from '../../../api-client/index.ts';
import { userLocale } from '../../platform/l10n.ts';
import { projectChoices, taskChoices } from '../../platform/practice/distinct-choices.ts';
import { listOpenTasks } from '../../platform/practice/pick-task.ts';
import type { ApartPorts } from '../../platform/practice/told-apart.ts';
import { type Directory, nameOf } from '../../platform/records.ts';
import type { Services } from '../../platform/services.ts';

/** With the tasks of one of them. */
export async function listWork(services: Services, projectId: string): Promise<WeekWork> {
  const [directory, tasks] = await Promise.all([services.records.load(), listOpenTasks(services, projectId)]);
  const ports = { t: services.t, locale: userLocale() };
  const named = taskChoices(tasks, ports);
  return {
    type: 'work',
    projectId,
    projects: listOpenProjects(directory, ports),
    tasks: named.toSorted(byName),
  };
}

/** Those that take time, by client and name. */
export function listOpenProjects(directory: Directory, ports: ApartPorts): WeekWork['projects'] {
  const open = [...directory.projects.values()].filter(({ archivedAt }) => archivedAt === null);
  const named = new Map(open.map((project) => [project, nameOf(directory, project.id)]));
  const order = (one: Project, other: Project) =>
    (named.get(one)?.client ?? '').localeCompare(named.get(other)?.client ?? '') ||
    one.name.localeCompare(other.name);
  return projectChoices(open.toSorted(order), directory, ports);
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name.localeCompare(other.name);
}
