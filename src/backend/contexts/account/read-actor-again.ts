/** Who acts as they are now: for what outlives the request that it began with. */
import type { AgentActor, Person } from '../../../domain/policy/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import type { RightsPorts } from '../../platform/rights/rights.ts';
import { findKeyActor } from './keys/find-key-actor.ts';

/** Undefined where they were deactivated, too. */
export async function findPerson(reads: Reads, id: string): Promise<Person | undefined> {
  const user = await reads
    .whole('users', 'sign-in')
    .select(['organization_id', 'role'])
    .where('id', '=', id)
    .where('deactivated_at', 'is', null)
    // Of nobody: a record that says so opens nothing.
    .where('role', '!=', 'super_admin')
    .executeTakeFirst();
  return user && { kind: 'user', userId: id, organizationId: user.organization_id, role: user.role };
}

export function readActorAgain(clock: Clock): RightsPorts['readAgain'] {
  return async (reads, actor) => {
    if (actor.kind === 'key') return await findKeyActor({ findPerson, now: clock() }, reads, actor.prefix);
    const person = await findPerson(reads, actor.userId);
    if (person === undefined || actor.kind === 'user') return person;
    return asAgent(person, actor.agent);
  };
}

function asAgent({ organizationId, userId, role }: Person, agent: string): AgentActor {
  return { kind: 'agent', agent, organizationId, userId, role };
}
