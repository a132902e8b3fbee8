/**
 * From the names of a file to records: those that are there, and those to be made. Pure, so that the preview and the
 * import cannot disagree.
 */

import { phrase } from '../../readers/phrase.ts';
import type { Report } from '../../readers/report.ts';
import type { SourceRow } from '../../readers/source-row.ts';
import type { Practice } from '../imports.ports.ts';
import type { ImportMap } from '../imports.schema.ts';
import { Directory, type Known, type KnownClient, type KnownProject, nameKey } from './directory.ts';
import { resolveMoney } from './resolve-money.ts';
import { People } from './resolve-people.ts';
import type { HashedRow, NewClient, NewProject, NewTask, Resolved, ResolvedRow } from './resolved-rows.ts';
import { warnArchived } from './warn-archived.ts';

export interface Resolving {
  readonly known: Known;
  readonly practice: Practice;
  readonly map: ImportMap;
  readonly me: string;
  /** Who people of the file are that neither the practice nor the map knows. */
  readonly rest: 'me' | 'new';
  readonly report: Report;
}

const noClient = 'No client';
const noProject = 'No project';

export function resolveRows(hashed: readonly HashedRow[], resolving: Resolving): Resolved {
  const resolver = new Resolver(resolving);
  const named = hashed.flatMap((row) => resolver.resolve(row) ?? []);
  resolveMoney(named, resolving.practice.currency);
  const rows = named.map(withOwnNothing);
  for (const row of rows) resolver.sayRate(row);
  warnArchived(rows, resolving.report);
  return { rows, ...resolver.made };
}

/** Nothing is nothing in any currency: where the row tells none, it is in that of the project. */
function withOwnNothing(row: ResolvedRow): ResolvedRow {
  const { rate, source, project } = row;
  const isOpen = rate?.minor === 0 && source.currency === undefined;
  return isOpen ? { ...row, rate: { minor: 0, currency: project.rate.currency } } : row;
}

/** What the map knows its project by. */
function keyOf({ client, project }: SourceRow): string {
  return client === '' ? project : `${client} / ${project}`;
}

/** By any name of a file: plain objects would also find what every object has, such as `constructor`. */
function readMap({ clients = {}, projects = {}, tasks = {} }: ImportMap) {
  return {
    clients: new Map(Object.entries(clients)),
    projects: new Map(Object.entries(projects)),
    tasks: new Map(Object.entries(tasks)),
  };
}

class Resolver {
  readonly #at: Resolving;
  readonly #directory: Directory;
  readonly #people: People;
  readonly #map: ReturnType<typeof readMap>;
  readonly #clients = new Map<string, NewClient>();
  readonly #projects = new Map<string, NewProject>();
  readonly #tasks = new Map<string, NewTask>();

  constructor(at: Resolving) {
    this.#at = at;
    this.#directory = new Directory(at.known);
    this.#map = readMap(at.map);
    this.#people = new People({ ...at, directory: this.#directory });
  }

  get made(): Omit<Resolved, 'rows'> {
    return {
      clients: [...this.#clients.values()],
      projects: [...this.#projects.values()],
      tasks: [...this.#tasks.values()],
      people: this.#people.mapped,
      users: this.#people.users,
    };
  }

  resolve(hashed: HashedRow): ResolvedRow | undefined {
    const { source } = hashed;
    const userId = this.#people.find(source);
    if (userId === undefined) return undefined;
    const named = this.#mapNames(source);
    const client = this.#findClient(named.client, source.client);
    const project = this.#findProject(client, { name: named.project, source: keyOf(source) });
    const task = source.task === '' ? undefined : this.#findTask(project, source.task);
    return { ...hashed, userId, client, project, task, rate: source.rate };
  }

  /** What the map says of them, and names for what has none. */
  #clientOf(client: string, project: string): string | undefined {
    return client === '' ? this.#directory.findClientOfProject(project)?.name : client;
  }

  #mapNames(source: SourceRow): { client: string; project: string } {
    const { clients, projects } = this.#map;
    const mapped = projects.get(`${source.client} / ${source.project}`) ?? projects.get(source.project);
    if (mapped !== undefined && typeof mapped !== 'string') return mapped;
    const project = mapped ?? source.project;
    const { report } = this.#at;
    const { row } = source;
    if (project === '')
      report.lose('no_project', phrase`Rows without a project are under "${noProject}".`, { row });
    const client = clients.get(source.client) ?? source.client;
    const ofProject = this.#clientOf(client, project);
    if (ofProject === undefined)
      report.lose('no_client', phrase`Rows without a client are under "${noClient}".`, { row });
    return { client: ofProject ?? noClient, project: project || noProject };
  }

  #findClient(name: string, source: string): KnownClient | NewClient {
    const key = nameKey(name);
    const found = this.#directory.clients.get(key) ?? this.#clients.get(key);
    if (found) return found;
    const made = { name, source, currency: this.#at.practice.currency };
    this.#clients.set(key, made);
    return made;
  }

  #findProject(
    client: KnownClient | NewClient,
    { name, source }: { name: string; source: string },
  ): KnownProject | NewProject {
    const isKnown = 'id' in client;
    const known = isKnown ? this.#directory.projects.get(nameKey(client.id, name)) : undefined;
    if (known) return known;
    const key = nameKey(isKnown ? client.id : client.name, name);
    const made = this.#projects.get(key) ?? {
      name,
      source,
      client,
      rate: { minor: 0, currency: client.currency },
      isRateFromAmounts: false,
    };
    this.#projects.set(key, made);
    return made;
  }

  #findTask(project: KnownProject | NewProject, said: string): ResolvedRow['task'] {
    const name = this.#map.tasks.get(said) ?? said;
    const known = 'id' in project ? this.#directory.tasks.get(nameKey(project.id, name)) : undefined;
    if (known) return known;
    const owner =
      'id' in project
        ? project.id
        : nameKey('id' in project.client ? project.client.id : project.client.name, project.name);
    const key = nameKey(owner, name);
    const made = this.#tasks.get(key) ?? { name, source: said, project };
    this.#tasks.set(key, made);
    return made;
  }

  sayRate({ source, project, rate }: ResolvedRow): void {
    const { report } = this.#at;
    const { row } = source;
    if (rate && rate.currency !== project.rate.currency) {
      report.lose(
        'other_currency',
        phrase`The rate is in another currency than the client: the entry keeps it, an invoice in one currency does not take it.`,
        {
          row,
          value: rate.currency,
        },
      );
    }
    if (!rate && source.currency !== undefined && source.currency !== project.rate.currency) {
      report.lose(
        'other_currency',
        phrase`The file has another currency than the client, and no rate: the entry has the rate of its project.`,
        { row, column: 'currency', value: source.currency },
      );
    }
    if (!rate && source.billable && project.rate.minor === 0) {
      report.lose('no_rate', phrase`Billable time has no rate, neither in the file nor in its project.`, {
        row,
        value: project.name,
      });
    }
  }
}
