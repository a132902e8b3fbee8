/** Projects and tasks that an entry of the week can be of. */

import type { Project } from '../../../src/api-client/index.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { projectChoices, taskChoices } from '../../../src/pages/practice/distinct-choices.ts';
import { listOpenTasks } from '../../../src/pages/practice/open-tasks.ts';
import type { ApartPorts } from '../../../src/pages/practice/told-apart.ts';
import { type Directory, nameOf } from '../../../src/pages/records.ts';
import type { WeekWork } from '../messages.ts';

type Ports = Pick<PagePorts, 'backend' | 'locale' | 'records' | 't'>;

/** With the tasks of one of them. */
export async function listWork(ports: Ports, projectId: string): Promise<WeekWork> {
  const [directory, tasks] = await Promise.all([ports.records.load(), listOpenTasks(ports, projectId)]);
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
