/** Paths of the coach; no logic. */
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { personCallerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, defineSocket, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import type { ChatService, LetGo } from './chat/chat-ports.ts';
import { serveChat } from './chat-socket.ts';
import {
  askCoachSchema,
  coachCompletionsSchema,
  coachExchangePageSchema,
  coachQuestionsQuerySchema,
  coachQuestionsSchema,
  coachSentSchema,
  coachSessionPageSchema,
  coachSessionSchema,
  completeQuestionSchema,
  createCoachSessionSchema,
  listCoachExchangesSchema,
  listCoachSessionsSchema,
  streamQuerySchema,
} from './coach.schema.ts';
import type { CompleteQuestion } from './complete/complete-question.ts';
import type { SendFrame } from './live-answer.ts';
import type { OfferQuestions } from './offered/offer-questions.ts';
import { streamFrames } from './serve-stream.ts';
import type { CoachSessionsService } from './sessions.service.ts';

const tags = ['Coach'];
const path = '/api/v1/ai/sessions';
const messages = '/api/v1/ai/messages';

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
      handler: async (request) => await sessions.list(personCallerOf(request), request.query),
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
        const { created, record } = await sessions.create(personCallerOf(request), request.body);
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
        sendRecord(reply, await sessions.get(personCallerOf(request), request.params.id)),
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
        await sessions.remove(personCallerOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    }),
  ];
}

/** For clients without WebSockets: the same frames as server-sent events. */
function streamRoutes(sessions: CoachSessionsService, chat: ChatService): readonly Route[] {
  const produces = ['text/event-stream'];
  return [
    defineRoute({
      method: 'POST',
      path: messages,
      access: 'coach:use',
      config: { asksModel: true },
      schema: {
        operationId: 'askCoach',
        summary: 'Ask, and read the answer as server-sent events; a known id gives its answer again',
        tags,
        body: askCoachSchema,
        produces,
        response: { 200: z.string() },
      },
      handler: async (request, reply) => {
        const frame = { type: 'ask', ...request.body } as const;
        await chat.requireOwnIds(personCallerOf(request), frame);
        return sendEvents(reply, (send) => chat.ask(personCallerOf(request), frame, send));
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${messages}/:id/stream`,
      access: 'coach:use',
      schema: {
        operationId: 'streamCoachAnswer',
        summary: 'The rest of an answer as server-sent events',
        tags,
        params: idParamsSchema,
        querystring: streamQuerySchema,
        produces,
        response: { 200: z.string() },
      },
      handler: async (request, reply) => {
        await sessions.requireQuestion(personCallerOf(request), request.params.id);
        const seen = z.coerce.number().int().min(-1).safeParse(request.headers['last-event-id']);
        const frame = {
          messageId: request.params.id,
          offset: seen.success ? seen.data : (request.query.offset ?? -1),
        };
        return sendEvents(reply, (send) => chat.resume(personCallerOf(request), frame, send));
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${messages}/:id/stop`,
      access: 'coach:use',
      schema: {
        operationId: 'stopCoachAnswer',
        summary: 'Stop an answer that is being made; one that is over stays as it is',
        tags,
        params: idParamsSchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await sessions.requireQuestion(personCallerOf(request), request.params.id);
        chat.stop(personCallerOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    }),
  ];
}

function sendEvents(reply: FastifyReply, listen: (send: SendFrame) => Promise<LetGo>): FastifyReply {
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(streamFrames(listen));
}

function questionsRoute(offerQuestions: OfferQuestions): Route {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/ai/questions',
    access: 'coach:use',
    schema: {
      operationId: 'listCoachQuestions',
      summary: 'Six questions that this practice has an answer to, by what it has',
      tags,
      querystring: coachQuestionsQuerySchema,
      response: { 200: coachQuestionsSchema },
    },
    handler: async (request) => ({
      questions: [...(await offerQuestions(personCallerOf(request), request.query))],
    }),
  });
}

function completionsRoute(completeQuestion: CompleteQuestion): Route {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/ai/completions',
    access: 'coach:use',
    schema: {
      operationId: 'completeCoachQuestion',
      summary: 'What a question that is being typed may become: names that you may see, periods and measures',
      tags,
      querystring: completeQuestionSchema,
      response: { 200: coachCompletionsSchema },
    },
    handler: async (request) => ({
      completions: [...(await completeQuestion(personCallerOf(request), request.query))],
    }),
  });
}

interface CoachRoutePorts {
  readonly sessions: CoachSessionsService;
  readonly chat: ChatService;
  readonly offerQuestions: OfferQuestions;
  readonly completeQuestion: CompleteQuestion;
}

export function coachRoutes({
  sessions,
  chat,
  offerQuestions,
  completeQuestion,
}: CoachRoutePorts): readonly Route[] {
  return [
    ...sessionsRoutes(sessions),
    questionsRoute(offerQuestions),
    completionsRoute(completeQuestion),
    defineRoute({
      method: 'GET',
      path: `${path}/:id/messages`,
      access: 'coach:use',
      schema: {
        operationId: 'listCoachExchanges',
        summary: 'Questions and answers of a session, oldest first',
        tags,
        params: idParamsSchema,
        querystring: listCoachExchangesSchema,
        response: { 200: coachExchangePageSchema },
      },
      handler: async (request) =>
        await sessions.listExchanges(personCallerOf(request), request.params.id, request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id/transcript`,
      access: 'coach:use',
      schema: {
        operationId: 'getCoachTranscript',
        summary: 'A session as Markdown',
        tags,
        params: idParamsSchema,
        produces: ['text/markdown'],
        response: { 200: z.string() },
      },
      handler: async (request, reply) =>
        reply
          .type('text/markdown; charset=utf-8')
          .send(await sessions.writeTranscript(personCallerOf(request), request.params.id)),
    }),
    defineRoute({
      method: 'GET',
      path: `${messages}/:id/sent`,
      access: 'coach:use',
      schema: {
        operationId: 'getCoachSent',
        summary: 'What left for a model to answer a question',
        tags,
        params: idParamsSchema,
        response: { 200: coachSentSchema },
      },
      handler: async (request) => ({
        calls: [...(await sessions.listSent(personCallerOf(request), request.params.id))],
      }),
    }),
    ...streamRoutes(sessions, chat),
    defineSocket({
      path: '/api/v1/ai/chat',
      access: 'coach:use',
      schema: { hide: true },
      open: (socket, request) => {
        const caller = personCallerOf(request);
        const countQuestion = async () => await request.server.countQuestion?.(caller.actor);
        serveChat({ socket, caller, log: request.log, countQuestion }, chat);
      },
    }),
  ];
}
