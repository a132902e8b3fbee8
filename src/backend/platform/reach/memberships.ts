/** What a person hears of by their membership in projects: where that changes, so does what their views hold. */
import { grantsByRole } from '../../../domain/authorization.ts';
import { type Actor, isPerson, type Person } from '../../../domain/policy/actor.ts';
import type { Reads } from './reads.ts';

/** One text for the same memberships; empty where the role reaches as far without them. */
export async function findMemberships(reads: (actor: Actor) => Reads, actor: Actor): Promise<string> {
  if (!isPerson(actor) || !isByMembership(actor)) return '';
  const { organizationId, userId } = actor;
  const rows = await reads({ kind: 'system', organizationId, task: 'rights' })
    .whole('project_members', 'sign-in')
    .select(['project_id', 'role'])
    .where('user_id', '=', userId)
    .orderBy('project_id')
    .execute();
  return rows.map(({ project_id, role }) => `${project_id} ${role}`).join('\n');
}

function isByMembership({ role }: Person): boolean {
  return Object.values(grantsByRole[role]).some((grant) => grant === 'member' || grant === 'lead');
}
