/** Who may do what with whose membership: by the role of who acts, the act, and the role that it is about. */
import { findGrant, type Grant, permissions, type Role } from '../authorization.ts';

/**
 * `role` is asked of the role before and of the one after; `invite` of the one that is offered. `second_factor` removes that of
 * who lost it.
 */
export const membershipActs = [
  'invite',
  'role',
  'deactivate',
  'reactivate',
  'transfer',
  'second_factor',
] as const;
export type MembershipAct = (typeof membershipActs)[number];

const rank: Readonly<Record<Grant, number>> = { own: 1, client: 1, lead: 2, member: 3, all: 4 };

const reachOf = (grant: Grant | undefined) => (grant === undefined ? 0 : rank[grant]);

/** Whether all that `role` may, `actor` may as far: nobody grants, nor takes, more than they hold. */
export function holds(actor: Role, role: Role): boolean {
  return permissions.every(
    (permission) => reachOf(findGrant(actor, permission)) >= reachOf(findGrant(role, permission)),
  );
}

/** People at clients are contacts, invited in a way of their own: none of their rights come from here. */
const isOfClient = (role: Role) => role === 'client';

/** An operator has no such grant. */
const mayChangePeople = (actor: Role) => findGrant(actor, 'user:write') === 'all';

/** Of an operator nobody decides here: the machine of the server names them. */
export function mayActOnMembership(actor: Role, act: MembershipAct, role: Role): boolean {
  if (!mayChangePeople(actor) || role === 'super_admin' || !holds(actor, role)) return false;
  if (act === 'invite') return !isOfClient(role);
  if (act === 'transfer') return actor === 'org_admin' && !isOfClient(role);
  return true;
}
