/** Who is member of a project, as rows of a list in which each person is chosen once, in one role; pure. */
import type { User } from '../../../api-client/index.ts';
import { offeredPeople } from '../../../domain/people/offered-people.ts';

export const memberRoles = ['lead', 'member', 'viewer'] as const;
export type MemberRole = (typeof memberRoles)[number];

export interface Membership {
  readonly userId: string;
  readonly role: MemberRole;
}

export interface MemberChoice extends Membership {
  readonly name: string;
  readonly picked: boolean;
}

/** Three rows a person, by name; who was deactivated is listed while they are a member, so that it can be ended. */
export function listChoices(people: readonly User[], members: readonly Membership[]): MemberChoice[] {
  const roleOf = new Map(members.map(({ userId, role }) => [userId, role]));
  return offeredPeople(
    people,
    members.map(({ userId }) => userId),
  )
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .flatMap(({ id, name }) =>
      memberRoles.map((role) => ({ userId: id, name, role, picked: roleOf.get(id) === role })),
    );
}

/** Of a person in two roles the one that was picked last stays. */
export function keepOneRole<Choice extends Membership>(
  before: readonly Choice[],
  picked: readonly Choice[],
): Choice[] {
  const added = picked.filter((choice) => !before.includes(choice));
  return picked.filter(
    (choice) => added.includes(choice) || !added.some(({ userId }) => userId === choice.userId),
  );
}

export interface MemberChanges {
  readonly put: readonly Membership[];
  readonly ended: readonly string[];
}

export function changesOf(members: readonly Membership[], picked: readonly Membership[]): MemberChanges {
  const [before, after] = [members, picked].map(
    (all) => new Map(all.map(({ userId, role }) => [userId, role])),
  );
  return {
    put: picked
      .filter(({ userId, role }) => before?.get(userId) !== role)
      .map(({ userId, role }) => ({ userId, role })),
    ended: members.filter(({ userId }) => after?.has(userId) !== true).map(({ userId }) => userId),
  };
}
