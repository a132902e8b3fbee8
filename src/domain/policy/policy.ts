/** The one place that decides whether somebody may do something to a record. */
import { builtReach, type Grant, grantsByRole, type Permission, type Reach } from '../authorization.ts';
import { type Actor, isPerson } from './actor.ts';

/** What a decision looks at of a record. */
export interface Judged {
  readonly organizationId: string;
  /** Whose it is; null or absent where it is nobody's own, as the practice's working time. */
  readonly userId?: string | null;
}

/** How far `permission` reaches for the actor; undefined when it is refused. */
export function reachOf(actor: Actor, permission: Permission): Reach | undefined {
  return builtReach(grantOf(actor, permission));
}

/**
 * What the table of roles grants the actor, whether or not whoever asks can keep to it: statements over tables that declare
 * who may see their rows can.
 */
export function grantOf(actor: Actor, permission: Permission): Grant | undefined {
  switch (actor.kind) {
    case 'user':
    case 'agent':
      return grantsByRole[actor.role][permission];
    case 'key':
      return actor.permissions.includes(permission) ? grantsByRole[actor.role][permission] : undefined;
    case 'contact':
      return grantsByRole.client[permission];
    case 'system':
      return undefined;
  }
}

/** No record of another organization, whatever the permission. */
export function can(actor: Actor, permission: Permission, record: Judged): boolean {
  const reach = reachOf(actor, permission);
  return (
    reach !== undefined && record.organizationId === actor.organizationId && covers(reach, actor, record)
  );
}

function covers(reach: Reach, actor: Actor, { userId }: Judged): boolean {
  switch (reach) {
    case 'all':
      return true;
    case 'own':
      return isPerson(actor) && userId === actor.userId;
  }
}
