/** Whose key pays for an answer of a model. A person's own key answers that person alone, whatever their role. */
import type { Actor } from '../policy/actor.ts';

/** By what a model answers who asks, in the order in which they are asked; `missing`: nobody gave a key that it needs. */
export const keySources = ['person', 'organization', 'window', 'missing'] as const;
export type KeySource = (typeof keySources)[number];

export interface KeyOwner {
  readonly organizationId: string;
  /** Of a person's own; the organization's where it is absent. */
  readonly userId?: string | undefined;
}

/** Who asks, as far as keys go: a key of the API and an operator have none of their own. */
export function askerOf(actor: Actor): KeyOwner {
  const { organizationId } = actor;
  const isThemselves = actor.kind === 'user' || actor.kind === 'agent';
  return isThemselves ? { organizationId, userId: actor.userId } : { organizationId };
}

/** Whose keys may answer, the first that there is. */
export function ownersFor({ organizationId, userId }: KeyOwner): readonly KeyOwner[] {
  return userId === undefined ? [{ organizationId }] : [{ organizationId, userId }, { organizationId }];
}

/** `find`: the key of exactly this owner. */
export function chooseKey<Key>(
  asker: KeyOwner,
  find: (owner: KeyOwner) => Key | undefined,
): { readonly key: Key; readonly of: 'person' | 'organization' } | undefined {
  for (const owner of ownersFor(asker)) {
    const key = find(owner);
    if (key !== undefined) return { key, of: owner.userId === undefined ? 'organization' : 'person' };
  }
  return undefined;
}
