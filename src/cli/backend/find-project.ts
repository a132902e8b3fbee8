/** A project by id, by name, or by `client/name`; the way people say it. */
import {
  type ApiClient,
  type Client,
  listClients,
  listProjects,
  type Project,
} from '../../api-client/index.ts';
import { CliError } from '../io.ts';
import { matchName } from './match-name.ts';
import { shortName } from './short-name.ts';

export interface NamedProject {
  readonly project: Project;
  readonly client: Client | undefined;
}

/** More than anybody has open at once; the rest is found by id. */
const pageSize = 500;

export async function listNamedProjects(client: ApiClient): Promise<NamedProject[]> {
  const query = { limit: pageSize };
  const [projects, clients] = await Promise.all([
    listProjects({ client, query, throwOnError: true }),
    listClients({ client, query, throwOnError: true }),
  ]);
  const byId = new Map(clients.data.items.map((item) => [item.id, item]));
  return projects.data.items.map((project) => ({ project, client: byId.get(project.clientId) }));
}

export function nameOf({ project, client }: NamedProject): string {
  return client ? `${client.name} / ${project.name}` : project.name;
}

function matches(named: NamedProject, said: string): boolean {
  const wanted = said.toLowerCase();
  const names = [named.project.name, nameOf(named), nameOf(named).replaceAll(' / ', '/')];
  const isName = names.some((name) => name.toLowerCase() === wanted);
  return named.project.id === said || isName || matchesShort(named, wanted);
}

/** `nordwind-gmbh/api-rewrite`, as completions of shells offer it. */
function matchesShort({ project, client }: NamedProject, wanted: string): boolean {
  const own = shortName(project.name);
  return own !== '' && (wanted === own || wanted === `${shortName(client?.name ?? '')}/${own}`);
}

/** By its exact name. */
export async function findProject(client: ApiClient, said: string): Promise<Project> {
  const all = await listNamedProjects(client);
  return requireOne(
    all,
    all.filter((named) => isOpen(named) && matches(named, said)),
    said,
  );
}

/** By its exact name, else by its name in short, the same after `#` and `--project`: refused where it may be more than one. */
export async function findProjectLike(client: ApiClient, said: string): Promise<Project> {
  const all = await listNamedProjects(client);
  const partsOf = ({ project, client: owner }: NamedProject) => [
    ...(owner ? [owner.name] : []),
    project.name,
  ];
  const open = all.filter(isOpen);
  const exact = open.filter((named) => matches(named, said));
  return requireOne(all, exact.length > 0 ? exact : matchName(open, said, partsOf), said);
}

function isOpen({ project }: NamedProject): boolean {
  return project.archivedAt === null;
}

function requireOne(all: readonly NamedProject[], found: readonly NamedProject[], said: string): Project {
  const [first] = found;
  if (found.length === 1 && first) {
    return first.project;
  }
  const choices = (found.length > 1 ? found : all).map(nameOf).join(', ');
  const why = found.length > 1 ? `"${said}" is more than one project` : `There is no project "${said}"`;
  throw new CliError('usage', choices ? `${why}: ${choices}.` : `${why}; there is none yet.`);
}
