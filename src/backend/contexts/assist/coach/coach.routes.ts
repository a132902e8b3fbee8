/** Paths of the coach; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { idParamsSchema, pageQuerySchema } from '../../../platform/http/wire.ts';
import type { ChatService } from './chat.service.ts';
import { serveChat } from './chat-socket.ts';
import {
  coachExchangePageSchema,
  coachSessionPageSchema,
  coachSessionSchema,
  createCoachSessionSchema,
  listCoachSessionsSchema,
} from './coach.schema.ts';
import type { CoachSessionsService } from './sessions.service.ts';

const tags = ['Coach'];
const path = '/api/v1/ai/sessions';

function registerSessions(app: FastifyInstance, sessions: CoachSessionsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    path,
    {
      schema: {
        operationId: 'listCoachSessions',
        tags,
        querystring: listCoachSessionsSchema,
        response: { 200: coachSessionPageSchema },
      },
    },
    async (request) => await sessions.list(callerOf(request), request.query),
  );
  routes.post(
    path,
    {
      schema: {
        operationId: 'createCoachSession',
        tags,
        body: createCoachSessionSchema,
        response: { 200: coachSessionSchema, 201: coachSessionSchema },
      },
    },
    async (request, reply) => {
      const { created, record } = await sessions.create(callerOf(request), request.body);
      return sendRecord(reply, record, created ? 201 : 200);
    },
  );
  routes.get(
    `${path}/:id`,
    {
      schema: {
        operationId: 'getCoachSession',
        tags,
        params: idParamsSchema,
        response: { 200: coachSessionSchema },
      },
    },
    async (request, reply) => sendRecord(reply, await sessions.get(callerOf(request), request.params.id)),
  );
  routes.delete(
    `${path}/:id`,
    {
      schema: {
        operationId: 'deleteCoachSession',
        tags,
        params: idParamsSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await sessions.remove(callerOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}

export function registerCoach(app: FastifyInstance, sessions: CoachSessionsService, chat: ChatService): void {
  registerSessions(app, sessions);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    `${path}/:id/messages`,
    {
      schema: {
        operationId: 'listCoachExchanges',
        summary: 'Questions and answers of a session, oldest first',
        tags,
        params: idParamsSchema,
        querystring: pageQuerySchema,
        response: { 200: coachExchangePageSchema },
      },
    },
    async (request) => await sessions.listExchanges(callerOf(request), request.params.id, request.query),
  );
  routes.get('/api/v1/ai/chat', { websocket: true, schema: { hide: true } }, (socket, request) => {
    serveChat({ socket, caller: callerOf(request), log: request.log }, chat);
  });
}
