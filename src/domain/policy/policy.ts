/** The one place that decides whether somebody may do something to a record. */
import { findGrant, type Grant, type Permission, type Role } from '../authorization.ts';
import { type Actor, isPerson } from './actor.ts';
import { requireFresh } from './actor-age.ts';
import { isForKeys } from './key-permissions.ts';

/** What a decision looks at of a record. */
export interface Judged {
  readonly organizationId: string;
  /** Whose it is; null or absent where it is nobody's own, as the practice's working time. */
  readonly userId?: string | null;
}

/** How far `permission` reaches for the actor; undefined when it is refused. Statements keep to it (backend/platform/reach). */
export function grantOf(actor: Actor, permission: Permission): Grant | undefined {
  requireFresh(actor);
  switch (actor.kind) {
    case 'user':
    case 'agent':
      return grantOfRole(actor.role, permission);
    case 'key':
      return isForKeys(permission) && actor.permissions.includes(permission)
        ? grantOfRole(actor.role, permission)
        : undefined;
    case 'contact':
      return findGrant('client', permission);
    case 'operator':
      return findGrant('super_admin', permission);
    case 'system':
      return undefined;
  }
}

/** Nobody is an operator by a record of an organization. */
function grantOfRole(role: Role, permission: Permission): Grant | undefined {
  return role === 'super_admin' ? undefined : findGrant(role, permission);
}

/** No record of another organization, whatever the permission. Of whose project or client it is, its row alone knows. */
export function can(actor: Actor, permission: Permission, record: Judged): boolean {
  if (record.organizationId !== actor.organizationId) return false;
  switch (grantOf(actor, permission)) {
    case 'all':
      return true;
    case 'own':
    case 'member':
    case 'lead':
      return isPerson(actor) && record.userId === actor.userId;
    default:
      return false;
  }
}
