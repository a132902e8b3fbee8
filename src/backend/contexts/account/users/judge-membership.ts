/** Whether who asks may do that to a membership, as everything is in this transaction. */
import type { Role } from '../../../../domain/authorization.ts';
import { type MembershipAct, mayActOnMembership } from '../../../../domain/policy/memberships.ts';
import { text } from '../../../../words/text.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { findStanding, findUser, holdAdministrators, type UserRow } from './users.repository.ts';

export interface Judge {
  /** Who acts, as they are now. */
  readonly self: UserRow;
  /** Of those who are there. */
  readonly administrators: readonly string[];
}

/** Held until the transaction ends: of two who act on one another, the second finds what the first left. */
export async function judgeOf(reads: Reads, caller: Caller): Promise<Judge> {
  const administrators = await holdAdministrators(reads);
  const self = await findStanding(reads, personOf(caller).userId);
  if (self === undefined) throw new ApiError('forbidden', 'You are no longer a member of the organization.');
  return { self, administrators };
}

export function requireActs({ self }: Judge, act: MembershipAct, target: Role): void {
  if (mayActOnMembership(self.role, act, target)) return;
  const sentence =
    target === 'super_admin'
      ? 'Nobody of an organization has that role: the machine of the server names its operators.'
      : 'That role is not yours to give or take.';
  throw new ApiError('forbidden', sentence, [{ field: 'role', issue: 'is not yours to give' }]);
}

export function requireOtherAdministrator({ administrators }: Judge, row: UserRow): void {
  if (administrators.some((id) => id !== row.id) || !administrators.includes(row.id)) return;
  throw new ApiError('conflict', text`${row.name} is the last administrator: name another one first.`);
}

/** The role that the change gives; undefined where it gives none. */
export async function requireRole(
  reads: Reads,
  caller: Caller,
  { id, role }: { readonly id: string; readonly role: Role | undefined },
): Promise<Role | undefined> {
  if (role === undefined) return undefined;
  const judge = await judgeOf(reads, caller);
  const row = await findUser(reads, id);
  if (row === undefined || row.role === role) return role;
  requireActs(judge, 'role', row.role);
  requireActs(judge, 'role', role);
  requireOtherAdministrator(judge, row);
  return role;
}
