/**
 * *Did you mean …?* of an import: names that it would make and that look like one that is here, or like an earlier one of
 * the file. They are proposals: the map of the request takes them up, nothing else does.
 */

import { createFolds, createLikeness, type NameFolds } from '../../../../../../domain/names/looks-alike.ts';
import { Turns } from '../../../../../platform/turns.ts';
import type { Known, KnownClient } from './directory.ts';
import type { NewClient, NewProject, NewTask, Resolved } from './resolved-rows.ts';

/** Of what is made: names that it may be another spelling of, as the map takes them; those that are here come first. */
export type NameProposals = ReadonlyMap<NewClient | NewProject | NewTask, readonly string[]>;

/** Of one name: more are no choice. */
const mostProposed = 5;
/** Comparisons until others have their turn. */
const comparedAtOnce = 50_000;

export async function proposeNames(resolved: Resolved, known: Known): Promise<NameProposals> {
  const proposer = new Proposer();
  await proposer.propose(
    resolved.clients,
    () => '',
    groupNames(known.clients, () => ''),
  );
  await proposer.propose(
    resolved.projects,
    ({ client }) => ownerOf(client),
    groupNames(known.projects, ({ clientId }) => clientId),
  );
  await proposer.propose(
    resolved.tasks,
    ({ project }) => ('id' in project ? project.id : `${ownerOf(project.client)}/${project.name}`),
    groupNames(known.tasks, ({ projectId }) => projectId),
  );
  return proposer.proposals;
}

/** Ids have no spaces in front. */
function ownerOf(client: KnownClient | NewClient): string {
  return 'id' in client ? client.id : ` ${client.name}`;
}

type Groups = Map<string, NameFolds[]>;

function groupNames<Item extends { readonly name: string }>(
  items: readonly Item[],
  ownerOfItem: (item: Item) => string,
): Groups {
  const groups: Groups = new Map();
  for (const item of items) addTo(groups, ownerOfItem(item), item.name);
  return groups;
}

function addTo(groups: Groups, owner: string, name: string): readonly NameFolds[] {
  const group = groups.get(owner) ?? [];
  if (!groups.has(owner)) groups.set(owner, group);
  group.push(createFolds(name));
  return group;
}

class Proposer {
  readonly proposals = new Map<NewClient | NewProject | NewTask, readonly string[]>();
  readonly #turns = new Turns(comparedAtOnce);

  /** Within an owner: projects of one client, tasks of one project. Each new name is compared with those before it, too. */
  async propose<Made extends NewClient | NewProject | NewTask>(
    made: readonly Made[],
    ownerOfMade: (one: Made) => string,
    groups: Groups,
  ): Promise<void> {
    for (const one of made) {
      const owner = ownerOfMade(one);
      const others = groups.get(owner) ?? [];
      const isLike = createLikeness(one.name);
      const names = new Set(others.filter(isLike).map(({ name }) => name));
      if (names.size > 0) this.proposals.set(one, [...names].slice(0, mostProposed));
      addTo(groups, owner, one.name);
      await this.#turns.after(others.length);
    }
  }
}
