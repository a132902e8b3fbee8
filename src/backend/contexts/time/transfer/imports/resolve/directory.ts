/** The clients, projects, tasks and people of a practice by the names that files have for them. */
import type { Money } from '../../../../../../domain/money.ts';
import { foldName } from '../../../../../platform/csv/fold-name.ts';

export interface KnownClient {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly isArchived: boolean;
}

export interface KnownProject {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly rate: Money;
  readonly isArchived: boolean;
}

export interface KnownTask {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
}

export interface KnownUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

export interface Known {
  readonly clients: readonly KnownClient[];
  readonly projects: readonly KnownProject[];
  readonly tasks: readonly KnownTask[];
  readonly users: readonly KnownUser[];
}

const separator = '\u001f';

export function nameKey(...names: readonly string[]): string {
  return names.map(foldName).join(separator);
}

/** What has a name once is found by it; what has it twice is nobody's in particular, so that the first is. */
function byName<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item> {
  return new Map(items.toReversed().map((item) => [key(item), item]));
}

export class Directory {
  readonly clients: Map<string, KnownClient>;
  readonly projects: Map<string, KnownProject>;
  readonly tasks: Map<string, KnownTask>;
  readonly #users: readonly KnownUser[];
  readonly #projectsByName = new Map<string, KnownProject[]>();
  readonly #clientsById: Map<string, KnownClient>;

  constructor({ clients, projects, tasks, users }: Known) {
    this.clients = byName(clients, ({ name }) => nameKey(name));
    this.projects = byName(projects, ({ clientId, name }) => nameKey(clientId, name));
    this.tasks = byName(tasks, ({ projectId, name }) => nameKey(projectId, name));
    this.#users = users;
    this.#clientsById = new Map(clients.map((client) => [client.id, client]));
    for (const project of projects) {
      const key = nameKey(project.name);
      this.#projectsByName.set(key, [...(this.#projectsByName.get(key) ?? []), project]);
    }
  }

  /** The client whose only project of that name it is; for rows that name no client. */
  findClientOfProject(project: string): KnownClient | undefined {
    const found = this.#projectsByName.get(nameKey(project)) ?? [];
    const [only] = found;
    return found.length === 1 && only ? this.#clientsById.get(only.clientId) : undefined;
  }

  /** By e-mail address, else by a name that only one has. */
  findUser(said: string): KnownUser | undefined {
    const wanted = nameKey(said);
    const byEmail = this.#users.find(({ email }) => email !== null && nameKey(email) === wanted);
    const named = this.#users.filter(({ name }) => nameKey(name) === wanted);
    return byEmail ?? (named.length === 1 ? named[0] : undefined);
  }

  getUser(id: string): KnownUser | undefined {
    return this.#users.find((user) => user.id === id);
  }
}
