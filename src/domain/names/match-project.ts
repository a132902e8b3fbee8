/** Which project is meant by what a person types for it: the one rule of the command line and of the editor. */

import { matchName } from './match-name.ts';
import { projectLabel } from './project-label.ts';
import { shortName } from './short-name.ts';

export interface ProjectNames {
  readonly id: string;
  readonly name: string;
  /** Of its client; undefined where that is not known. */
  readonly client: string | undefined;
}

/** By its id, its name, `client/name`, or `client · name` as lists print it. */
function isWritten({ id, name, client }: ProjectNames, said: string): boolean {
  const wanted = said.toLowerCase();
  const names = [
    name,
    ...(client === undefined ? [] : [projectLabel(client, name), `${client} / ${name}`, `${client}/${name}`]),
  ];
  return id === said || names.some((one) => one.toLowerCase() === wanted);
}

/** As completions of shells offer it: `api-rewrite`, `nordwind-gmbh/api-rewrite`. */
function isShort({ name, client = '' }: Omit<ProjectNames, 'id'>, wanted: string): boolean {
  const own = shortName(name);
  return own !== '' && (wanted === own || wanted === `${shortName(client)}/${own}`);
}

/** By its name as it is written, else as completions offer it; several where it may be more than one. */
export function matchNamedProjects<Item>(
  items: readonly Item[],
  said: string,
  namesOf: (item: Item) => ProjectNames,
): readonly Item[] {
  const written = items.filter((item) => isWritten(namesOf(item), said));
  return written.length > 0 ? written : items.filter((item) => isShort(namesOf(item), said.toLowerCase()));
}

/** By its exact name, else by its name in short; several where it may be more than one. */
export function matchProjects<Item>(
  items: readonly Item[],
  said: string,
  namesOf: (item: Item) => ProjectNames,
): readonly Item[] {
  const exact = matchNamedProjects(items, said, namesOf);
  if (exact.length > 0) return exact;
  return matchName(items, said, (item) => {
    const { client, name } = namesOf(item);
    return client === undefined ? [name] : [client, name];
  });
}
