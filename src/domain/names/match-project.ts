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

/** By its id, its name, `client/name`, `client · name` as lists print it, or either as completions of shells offer it, `nordwind-gmbh/api-rewrite`. */
export function isNamedProject({ id, name, client }: ProjectNames, said: string): boolean {
  const wanted = said.toLowerCase();
  const names = [
    name,
    ...(client === undefined ? [] : [projectLabel(client, name), `${client} / ${name}`, `${client}/${name}`]),
  ];
  return (
    id === said || names.some((one) => one.toLowerCase() === wanted) || isShort({ name, client }, wanted)
  );
}

function isShort({ name, client = '' }: Omit<ProjectNames, 'id'>, wanted: string): boolean {
  const own = shortName(name);
  return own !== '' && (wanted === own || wanted === `${shortName(client)}/${own}`);
}

/** By its exact name, else by its name in short; several where it may be more than one. */
export function matchProjects<Item>(
  items: readonly Item[],
  said: string,
  namesOf: (item: Item) => ProjectNames,
): readonly Item[] {
  const exact = items.filter((item) => isNamedProject(namesOf(item), said));
  if (exact.length > 0) return exact;
  return matchName(items, said, (item) => {
    const { client, name } = namesOf(item);
    return client === undefined ? [name] : [client, name];
  });
}
