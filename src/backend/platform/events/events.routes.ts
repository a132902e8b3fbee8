/** `GET /events` and `WebSocket /ws/notifications`: what changed, live and after the fact. */
import type { Db } from '../../schema.ts';
import { callerOf } from '../http/authorization.ts';
import { defineRoute, defineSocket, type Route } from '../http/route.ts';
import type { EventHub } from './event-hub.ts';
import { findHead, listEventsSince } from './event-log.ts';
import { eventPageSchema, listEventsSchema, subscribeSchema } from './events.schema.ts';
import { subscribe } from './subscription.ts';

export interface EventPorts {
  readonly db: Db;
  readonly hub: EventHub;
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
        const { organizationId } = callerOf(request).actor;
        const items = await listEventsSince(ports.db, organizationId, request.query);
        return { items, head: await findHead(ports.db, organizationId) };
      },
    }),
    defineSocket({
      path: '/api/v1/ws/notifications',
      access: 'event:read',
      schema: { hide: true, querystring: subscribeSchema },
      open: async (socket, request) => {
        const { organizationId } = callerOf(request).actor;
        await subscribe({ ...ports, socket, log: request.log }, organizationId, request.query.since);
      },
    }),
  ];
}
