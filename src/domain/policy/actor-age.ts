/**
 * How old the reading of an actor is (HOUSE 20). A request reads who acts as it begins. What lives longer reads their rights
 * again before each effect: a decision never stands on rights that were read more than a second ago.
 */
import type { Actor } from './actor.ts';

/** When an actor was read. The backend keeps the clock, since this core has none. */
export interface ActorAge {
  /** True where a decision may stand on the rights of the actor as they were read. */
  isFresh(): boolean;
}

const ages = new WeakMap<Actor, ActorAge>();

interface Guard {
  isOn: boolean;
}

const guard: Guard = { isOn: false };

/** A copy, so that an actor which several requests share has an age in each of them. A further copy has no age. */
export function withAge<A extends Actor>(actor: A, age: ActorAge): A {
  const copy = { ...actor };
  ages.set(copy, age);
  return copy;
}

/** Another actor in the place of one that was read: as old as that one. */
export function asOldAs<A extends Actor>(read: Actor, actor: A): A {
  const age = ages.get(read);
  return age === undefined ? actor : withAge(actor, age);
}

/** Undefined where nobody noted when the actor was read, as of the product itself. */
export function ageOf(actor: Actor): ActorAge | undefined {
  return ages.get(actor);
}

/** Suites switch it on. In production an effect reads rights again by itself, and nobody waits for an error. */
export function guardAges(isOn: boolean): void {
  guard.isOn = isOn;
}

/** @throws Error in a guarded suite: a holder has not read its actor again */
export function requireFresh(actor: Actor): void {
  if (!guard.isOn || ages.get(actor)?.isFresh() !== false) return;
  throw new Error(
    `The rights of this ${actor.kind} were read more than a second ago: renew them before they decide (HOUSE 20).`,
  );
}
