/** Whom a key acts for, and what it may: as its record and the membership of its maker are now. */
import type { Permission, Role } from '../../../../domain/authorization.ts';
import type { KeyActor, Person, SystemActor } from '../../../../domain/policy/actor.ts';
import { isForKeys } from '../../../../domain/policy/key-permissions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { hasExpired } from './key-view.ts';
import { type FoundKey, findByPrefix } from './keys.repository.ts';

export interface KeyMaker {
  /** Who made it; undefined where they are no longer there. */
  findPerson(reads: Reads, userId: string): Promise<Person | undefined>;
}

export const nobody = (organizationId: string): SystemActor => ({
  kind: 'system',
  organizationId,
  task: 'keys',
});

/** Undefined where its secret, the key or its maker opens nothing any more. */
export async function findKeyActor(
  { findPerson, now }: KeyMaker & { readonly now: number },
  reads: Reads,
  prefix: string,
): Promise<KeyActor | undefined> {
  const found = await findByPrefix(reads, prefix);
  if (found === undefined || isOver(found, now)) return undefined;
  const role = await roleOf({ findPerson }, reads, found);
  return role && toKeyActor({ ...found, role });
}

/** The key, or the secret of it that was looked up. */
export function isOver({ row, secret }: FoundKey, now: number): boolean {
  const hasEnded = secret.ends_at !== null && Number(secret.ends_at) <= now;
  return hasEnded || row.revoked_at !== null || hasExpired(row, now);
}

/** An organization's own has what administrators may, cut by its scopes. */
export async function roleOf(
  { findPerson }: KeyMaker,
  reads: Reads,
  { row }: FoundKey,
): Promise<Role | undefined> {
  if (row.owner === 'organization') return 'org_admin';
  return (await findPerson(reads, row.user_id))?.role;
}

export function toKeyActor({ row, secret, role }: FoundKey & { readonly role: Role }): KeyActor {
  const scopes: readonly Permission[] = JSON.parse(row.scopes);
  return {
    kind: 'key',
    keyId: row.id,
    organizationId: row.organization_id,
    userId: row.user_id,
    role,
    permissions: scopes.filter(isForKeys),
    prefix: secret.prefix,
  };
}
