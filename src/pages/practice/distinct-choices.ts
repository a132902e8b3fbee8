/** Choices of a page: names of which no two read the same; pure. */
import type { Client, Project, Task } from '../../api-client/index.ts';
import { projectLabel } from '../../domain/names/project-label.ts';
import type { Directory } from '../records.ts';
import {
  type ApartPorts,
  tellClientsApart,
  tellPeopleApart,
  tellProjectsApart,
  tellTasksApart,
} from './told-apart.ts';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** `Acme (Graz)`, where there is another Acme. */
export function nameApart(name: string, told: string | undefined): string {
  return told ? `${name} (${told})` : name;
}

export function clientChoices(clients: readonly Client[], ports: ApartPorts): Choice[] {
  const apart = tellClientsApart(clients, ports);
  return clients.map((client) => ({ id: client.id, name: nameApart(client.name, apart.get(client)) }));
}

/** `Acme · Website`. */
export function projectChoices(
  projects: readonly Project[],
  { clients }: Pick<Directory, 'clients'>,
  ports: ApartPorts,
): Choice[] {
  const apart = tellProjectsApart(projects, { clients }, { ...ports, showsClient: true });
  return projects.map((project) => {
    const label = projectLabel(clients.get(project.clientId)?.name ?? '', project.name);
    return { id: project.id, name: nameApart(label, apart.get(project)) };
  });
}

export function taskChoices(tasks: readonly Task[], ports: ApartPorts): Choice[] {
  const apart = tellTasksApart(tasks, ports);
  return tasks.map((task) => ({ id: task.id, name: nameApart(task.name, apart.get(task)) }));
}

export function peopleChoices(
  people: readonly (Choice & { readonly email: string | null; readonly createdAt: string })[],
  ports: ApartPorts,
): Choice[] {
  const apart = tellPeopleApart(people, ports);
  return people.map((one) => ({ id: one.id, name: nameApart(one.name, apart.get(one)) }));
}
