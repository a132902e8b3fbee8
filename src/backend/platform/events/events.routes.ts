/** `GET /events` and `WebSocket /ws/notifications`: what changed, live and after the fact. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Db } from '../../schema.ts';
import { callerOf } from '../http/authorization.ts';
import type { EventHub } from './event-hub.ts';
import { findHead, listEventsSince } from './event-log.ts';
import { eventPageSchema, listEventsSchema, subscribeSchema } from './events.schema.ts';
import { subscribe } from './subscription.ts';

export function registerEvents(
  app: FastifyInstance,
  ports: { readonly db: Db; readonly hub: EventHub },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/api/v1/events',
    {
      schema: {
        operationId: 'listEvents',
        summary: 'What changed since',
        tags: ['Events'],
        querystring: listEventsSchema,
        response: { 200: eventPageSchema },
      },
    },
    async (request) => {
      const { organizationId } = callerOf(request).actor;
      const items = await listEventsSince(ports.db, organizationId, request.query);
      return { items, head: await findHead(ports.db, organizationId) };
    },
  );
  routes.get(
    '/api/v1/ws/notifications',
    { websocket: true, schema: { hide: true, querystring: subscribeSchema } },
    async (socket, request) => {
      const { organizationId } = callerOf(request).actor;
      await subscribe({ ...ports, socket, log: request.log }, organizationId, request.query.since);
    },
  );
}
