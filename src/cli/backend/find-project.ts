/** A project by id, by name, or by `client/name`; the way people say it. */

import type { ApiClient, Client, Project } from '../../api-client/index.ts';
import { matchNamedProjects, matchProjects, type ProjectNames } from '../../domain/names/match-project.ts';
import { projectLabel } from '../../domain/names/project-label.ts';
import { tellApart } from '../../domain/names/tell-apart.ts';
import { CliError } from '../io.ts';
import { listEveryClient, listEveryProject } from './list-every.ts';
import { shortId } from './short-id.ts';

export interface NamedProject {
  readonly project: Project;
  readonly client: Client | undefined;
}

export async function listNamedProjects(client: ApiClient): Promise<NamedProject[]> {
  const [projects, clients] = await Promise.all([listEveryProject(client), listEveryClient(client)]);
  const byId = new Map(clients.map((item) => [item.id, item]));
  return projects.map((project) => ({ project, client: byId.get(project.clientId) }));
}

export function nameOf({ project, client }: NamedProject): string {
  return projectLabel(client?.name ?? '', project.name);
}

function namesOf({ project: { id, name }, client }: NamedProject): ProjectNames {
  return { id, name, client: client?.name };
}

/** By its exact name. */
export async function findProject(client: ApiClient, said: string): Promise<Project> {
  const all = await listNamedProjects(client);
  return requireOne(all, matchNamedProjects(all.filter(isOpen), said, namesOf), said);
}

/** By its exact name, else by its name in short, the same after `#` and `--project`: refused where it may be more than one. */
export async function findProjectLike(client: ApiClient, said: string): Promise<Project> {
  const all = await listNamedProjects(client);
  return requireOne(all, matchProjects(all.filter(isOpen), said, namesOf), said);
}

/** Archived ones, too: by the ID that lists show, else by name, of which one that is open goes first. */
export async function findAnyProject(client: ApiClient, said: string): Promise<NamedProject> {
  const all = await listNamedProjects(client);
  const byId = all.filter(({ project }) => project.id === said || shortId(project) === said);
  const named = byId.length > 0 ? byId : matchProjects(all, said, namesOf);
  const open = named.filter(isOpen);
  const found = open.length > 0 ? open : named;
  const project = requireOne(all, found, said);
  return all.find((one) => one.project.id === project.id) ?? { project, client: undefined };
}

function isOpen({ project }: NamedProject): boolean {
  return project.archivedAt === null;
}

/** With ids where two are called the same: those are what can be said then. */
function nameEach(items: readonly NamedProject[]): readonly string[] {
  const apart = tellApart(items, { labelOf: nameOf, facts: [({ project }) => project.id] });
  return items.map((item) => [nameOf(item), apart.get(item) ?? ''].filter(Boolean).join(' '));
}

function requireOne(all: readonly NamedProject[], found: readonly NamedProject[], said: string): Project {
  const [first] = found;
  if (found.length === 1 && first) {
    return first.project;
  }
  const choices = nameEach(found.length > 1 ? found : all).join(', ');
  const why = found.length > 1 ? `"${said}" is more than one project` : `There is no project "${said}"`;
  throw new CliError(
    'usage',
    choices ? `${why}: ${choices}.` : `${why}; there is none yet. Add it with "vireo project add NAME".`,
  );
}
