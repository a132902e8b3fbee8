/** What a role may not do, by the table of roles; a bundle of its own, since it would weigh on activation. */
import type { Need } from '../../../contract/policy/needs.ts';
import { findGrant, permissions, type Role } from '../../../domain/authorization.ts';

/** Every need that a role does not meet. */
export function refusedTo(role: Role): Need[] {
  return permissions.flatMap((permission): Need[] => {
    const grant = findGrant(role, permission);
    if (grant === undefined) return [permission, `${permission}:all`];
    return grant === 'all' ? [] : [`${permission}:all`];
  });
}
