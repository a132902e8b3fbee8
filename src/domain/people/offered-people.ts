/** Whom a list offers for what is yet to come: a rate, a role, an assignment. */

export interface Presence {
  readonly deactivatedAt: string | null;
}

/** Whether they may act. What they did before they were deactivated still names them. */
export function isThere({ deactivatedAt }: Presence): boolean {
  return deactivatedAt === null;
}

/** Those who are there. One who is chosen already stays listed, so that the choice is seen and can be changed. */
export function offeredPeople<Person extends Presence & { readonly id: string }>(
  people: readonly Person[],
  chosen: readonly (string | null | undefined)[] = [],
): Person[] {
  return people.filter((person) => isThere(person) || chosen.includes(person.id));
}
