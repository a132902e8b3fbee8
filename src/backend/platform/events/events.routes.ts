/** `GET /events` and `WebSocket /ws/notifications`: what changed, live and after the fact. */
import type { WireEvent } from '../../../contract/events.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import { callerOf } from '../http/authorization.ts';
import { defineRoute, defineSocket, type Route } from '../http/route.ts';
import type { Rights } from '../rights/rights.ts';
import type { EventHub } from './event-hub.ts';
import { findHead, listEventsSince } from './event-log.ts';
import { eventPageSchema, listEventsSchema, subscribeSchema } from './events.schema.ts';
import { createHearing, type HearingPorts } from './hearing.ts';
import { subscribe } from './subscription.ts';

export interface EventPorts extends HearingPorts {
  readonly hub: EventHub;
  readonly rights: Pick<Rights, 'renew'>;
}

/** A caller who hears few of many events reads on in larger pieces, up to this many. */
const largestPiece = 1000;

/** As many as were asked for, where the log has them. */
async function listHeardSince(
  ports: HearingPorts,
  actor: Actor,
  { since, limit }: { readonly since: number; readonly limit: number },
): Promise<WireEvent[]> {
  const hearing = createHearing(ports, actor);
  const reads = ports.reads(actor);
  const heard: WireEvent[] = [];
  let piece = limit;
  for (let from = since; ; ) {
    const logged = await listEventsSince(reads, { since: from, limit: piece });
    heard.push(...(await hearing.listHeard(logged)));
    const last = logged.at(-1);
    if (last === undefined || logged.length < piece || heard.length >= limit) return heard.slice(0, limit);
    from = last.seq;
    piece = Math.max(limit, Math.min(largestPiece, 4 * piece));
  }
}

export function eventsRoutes(ports: EventPorts): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/events',
      access: 'event:read',
      schema: {
        operationId: 'listEvents',
        summary: 'What changed since',
        tags: ['Events'],
        querystring: listEventsSchema,
        response: { 200: eventPageSchema },
      },
      handler: async (request) => {
        const { actor } = callerOf(request);
        const items = await listHeardSince(ports, actor, request.query);
        return { items, head: await findHead(ports.reads(actor)) };
      },
    }),
    defineSocket({
      path: '/api/v1/ws/notifications',
      access: 'event:read',
      schema: { hide: true, querystring: subscribeSchema },
      open: async (socket, request) => {
        const { actor } = callerOf(request);
        await subscribe({ ...ports, socket, log: request.log }, actor, request.query.since);
      },
    }),
  ];
}
