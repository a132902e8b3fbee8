/** Path of how members sign in; no logic but the choice of words. */
import type { Caller } from '../../../../platform/http/actor.ts';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import type { TeamDatabase } from '../../../../team-schema.ts';
import { authPath, authTags as tags } from '../sessions.routes.ts';
import { listFactors, listLastUses } from './standing.repository.ts';
import { type MemberStanding, memberStandingListSchema } from './standing.schema.ts';

type Ports = { readonly database: Pick<TeamDatabase, 'query'> };

/** Of who has no login there is nothing to say. */
async function listStanding({ database }: Ports, { actor }: Caller): Promise<MemberStanding[]> {
  const { organizationId } = actor;
  const lastUses = await listLastUses(database.query, organizationId);
  const factors = await listFactors(database.query, organizationId);
  return factors.map(({ user_id: userId, has_app, passkeys }) => {
    const used = lastUses.get(userId);
    const app = has_app === 1 ? 'app' : 'none';
    return {
      userId,
      secondFactor: passkeys > 0 ? 'passkey' : app,
      lastSeenAt: used === undefined ? null : toInstant(used),
    };
  });
}

export function standingRoutes(ports: Ports): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${authPath}/members`,
      // Who is without a second factor is a target: those who can do something about it read it, and nobody else.
      access: 'user:write',
      schema: {
        operationId: 'listMemberStanding',
        summary: 'Which second factor each member has, and when they were last seen; for who manages members',
        tags,
        response: { 200: memberStandingListSchema },
      },
      handler: async (request) => ({ items: await listStanding(ports, callerOf(request)) }),
    }),
  ];
}
