/** What a file would make and that looks like what is there, as a question, and what an answer does to the map of the request. */
import { findSameName } from './looks-alike.ts';
import { projectLabel, taskLabel } from './project-label.ts';

/** As the preview of an import lists it; `like`: the names that one may be another spelling of. */
export interface MadeNames {
  readonly clients: readonly {
    readonly name: string;
    readonly source: string;
    readonly like: readonly string[];
  }[];
  readonly projects: readonly {
    readonly client: string;
    readonly name: string;
    readonly source: string;
    readonly like: readonly string[];
  }[];
  readonly tasks: readonly {
    readonly project: string;
    readonly name: string;
    readonly source: string;
    readonly like: readonly string[];
  }[];
}

/** What the map takes for a name of the file. */
export type NameTarget = string | { readonly client: string; readonly project: string };

export interface ImportedLookAlike {
  readonly kind: 'clients' | 'projects' | 'tasks';
  /** What the map knows the name by. */
  readonly key: string;
  /** The name as it would be made. */
  readonly shown: string;
  /** Never empty. */
  readonly likes: readonly ImportedLike[];
}

interface ImportedLike {
  readonly shown: string;
  readonly target: NameTarget;
  /** It alone differs only in how it is written. */
  readonly isSame: boolean;
}

/** One a key: the map knows a name of the file once. In the order of clients, projects, tasks. */
export function listImportedLookAlikes(made: MadeNames): readonly ImportedLookAlike[] {
  const clients = made.clients.map(
    ({ name, source, like }): ImportedLookAlike => ({
      kind: 'clients',
      key: source,
      shown: name,
      likes: toLikes(name, like, (target) => ({ shown: target, target })),
    }),
  );
  const projects = made.projects.map(
    ({ client, name, source, like }): ImportedLookAlike => ({
      kind: 'projects',
      key: source,
      shown: projectLabel(client, name),
      likes: toLikes(name, like, (project) => ({
        shown: projectLabel(client, project),
        target: { client, project },
      })),
    }),
  );
  const tasks = made.tasks.map(
    ({ project, name, source, like }): ImportedLookAlike => ({
      kind: 'tasks',
      key: source,
      shown: taskLabel(project, name),
      likes: toLikes(name, like, (target) => ({ shown: taskLabel(project, target), target })),
    }),
  );
  return firstOfKeys([...clients, ...projects, ...tasks].filter(({ likes }) => likes.length > 0));
}

function toLikes(
  name: string,
  like: readonly string[],
  toLike: (other: string) => Omit<ImportedLike, 'isSame'>,
): readonly ImportedLike[] {
  const same = findSameName(name, like);
  return like.map((other) => ({ ...toLike(other), isSame: other === same }));
}

function firstOfKeys(all: readonly ImportedLookAlike[]): readonly ImportedLookAlike[] {
  return [...new Map(all.toReversed().map((one) => [keyOfLookAlike(one), one])).values()].toReversed();
}

/** By which a name is known that was asked about already. */
export function keyOfLookAlike({ kind, key }: Pick<ImportedLookAlike, 'kind' | 'key'>): string {
  return JSON.stringify([kind, key]);
}
