/** Paths of the coach; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, defineSocket, type Route } from '../../../platform/http/route.ts';
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

function sessionsRoutes(sessions: CoachSessionsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'coach:use',
      schema: {
        operationId: 'listCoachSessions',
        tags,
        querystring: listCoachSessionsSchema,
        response: { 200: coachSessionPageSchema },
      },
      handler: async (request) => await sessions.list(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'POST',
      path,
      access: 'coach:use',
      schema: {
        operationId: 'createCoachSession',
        tags,
        body: createCoachSessionSchema,
        response: { 200: coachSessionSchema, 201: coachSessionSchema },
      },
      handler: async (request, reply) => {
        const { created, record } = await sessions.create(callerOf(request), request.body);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id`,
      access: 'coach:use',
      schema: {
        operationId: 'getCoachSession',
        tags,
        params: idParamsSchema,
        response: { 200: coachSessionSchema },
      },
      handler: async (request, reply) =>
        sendRecord(reply, await sessions.get(callerOf(request), request.params.id)),
    }),
    defineRoute({
      method: 'DELETE',
      path: `${path}/:id`,
      access: 'coach:use',
      schema: {
        operationId: 'deleteCoachSession',
        tags,
        params: idParamsSchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await sessions.remove(callerOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    }),
  ];
}

export function coachRoutes(sessions: CoachSessionsService, chat: ChatService): readonly Route[] {
  return [
    ...sessionsRoutes(sessions),
    defineRoute({
      method: 'GET',
      path: `${path}/:id/messages`,
      access: 'coach:use',
      schema: {
        operationId: 'listCoachExchanges',
        summary: 'Questions and answers of a session, oldest first',
        tags,
        params: idParamsSchema,
        querystring: pageQuerySchema,
        response: { 200: coachExchangePageSchema },
      },
      handler: async (request) =>
        await sessions.listExchanges(callerOf(request), request.params.id, request.query),
    }),
    defineSocket({
      path: '/api/v1/ai/chat',
      access: 'coach:use',
      schema: { hide: true },
      open: (socket, request) => {
        serveChat({ socket, caller: callerOf(request), log: request.log }, chat);
      },
    }),
  ];
}
