/** What leaves the practice by itself, and whether it may. */
import { type Actor, actorName } from '../../../domain/policy/actor.ts';
import { ApiError } from '../http/api-error.ts';
import { callerOf } from '../http/authorization.ts';
import { toInstant } from '../http/instant.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { SlicePorts } from '../ports.ts';
import type { Reads } from '../reach/reads.ts';
import { defineSlice } from '../slice.ts';
import { endRest, findRest } from './outgoing.repository.ts';
import { type OutgoingState, outgoingSchema } from './outgoing.schema.ts';
import { outgoingScope } from './outgoing.scope.ts';
import type {} from './outgoing.tables.ts';
import type { Outgoing } from './outgoing.ts';

interface OutgoingSlicePorts extends SlicePorts {
  readonly outgoing: Outgoing;
  readonly jobs: Pick<JobQueue, 'wake'>;
}

const path = '/api/v1/outgoing';
const tags = ['Outgoing'];

export const outgoingSlice = defineSlice({
  name: 'platform/outgoing',
  tables: ['outgoing_rests'],
  reads: ['organizations'],
  people: ['outgoing_rests.released_by'],
  permissions: { 'outgoing:read': { billing_admin: 'all' }, 'outgoing:write': {} },
  scope: outgoingScope,
  mount: (ports: OutgoingSlicePorts) => ({ routes: outgoingRoutes(ports) }),
});

async function describe({ outgoing }: OutgoingSlicePorts, reads: Reads): Promise<OutgoingState> {
  const rest = await findRest(reads);
  if (rest === undefined) return { rests: false, reason: null, since: null, items: [] };
  const items = (await Promise.all(outgoing.doors.map(async (door) => await door.list(reads)))).flat();
  return {
    rests: true,
    reason: rest.reason,
    since: toInstant(rest.since),
    items: items.toSorted((a, b) => a.at - b.at).map((item) => ({ ...item, at: toInstant(item.at) })),
  };
}

async function release(ports: OutgoingSlicePorts, actor: Actor): Promise<OutgoingState> {
  return await ports.unitOfWork.write(actor, async (work) => {
    const rest = await findRest(work.reads);
    if (rest?.reason === 'demo') throw new ApiError('state_forbids', 'The demo never sends anything.');
    if (rest !== undefined) {
      await endRest(work.writes, { by: actorName(actor), now: work.now });
      for (const door of ports.outgoing.doors) await door.release(work);
      work.afterCommit(() => ports.jobs.wake());
    }
    return await describe(ports, work.reads);
  });
}

function outgoingRoutes(ports: OutgoingSlicePorts): readonly Route[] {
  const response = { 200: outgoingSchema };
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'outgoing:read',
      schema: {
        operationId: 'getOutgoing',
        summary: 'Whether anything leaves by itself, and what would',
        tags,
        response,
      },
      handler: async (request) => await describe(ports, ports.reads(callerOf(request).actor)),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/release`,
      access: 'outgoing:write',
      schema: {
        operationId: 'releaseOutgoing',
        summary: 'What waits leaves from now on; never in the demo',
        tags,
        response,
      },
      handler: async (request) => await release(ports, callerOf(request).actor),
    }),
  ];
}
