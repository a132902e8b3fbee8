/** Paths of the timer; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import { timeEntrySchema } from '../entries/time-entries.schema.ts';
import {
  answerTimerQuestionSchema,
  discardTimerSchema,
  resumeTimerSchema,
  startedTimerSchema,
  startTimerSchema,
  stopTimerSchema,
  timerAnsweredSchema,
  timerQuerySchema,
  timerQuestionAnswerSchema,
  timerSchema,
  timerSeenSchema,
} from './timer.schema.ts';
import type { TimerService } from './timer.service.ts';

const path = '/api/v1/timer';
const tags = ['Timer'];

export function registerTimer(app: FastifyInstance, timer: TimerService): void {
  registerReading(app, timer);
  registerStart(app, timer);
  registerResume(app, timer);
  registerStop(app, timer);
  registerDiscard(app, timer);
  registerSeen(app, timer);
  registerAnswer(app, timer);
  registerAnswerReading(app, timer);
}

function registerReading(app: FastifyInstance, timer: TimerService): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    path,
    {
      schema: {
        operationId: 'getTimer',
        summary: 'The running timer, what is asked about it, and the totals',
        tags,
        querystring: timerQuerySchema,
        response: { 200: timerSchema },
      },
    },
    async (request) => await timer.get(callerOf(request), request.query.zone),
  );
}

function registerStart(app: FastifyInstance, timer: TimerService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    path,
    {
      schema: {
        operationId: 'startTimer',
        summary: 'Start, or switch to',
        tags,
        body: startTimerSchema,
        response: { 200: startedTimerSchema, 201: startedTimerSchema },
      },
    },
    async (request, reply) => {
      const { created, record } = await timer.start(callerOf(request), request.body);
      return sendRecord(reply, record, created ? 201 : 200);
    },
  );
}

function registerResume(app: FastifyInstance, timer: TimerService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/resume`,
    {
      schema: {
        operationId: 'resumeTimer',
        summary: 'Start again with the content of an entry, by default the latest',
        tags,
        body: resumeTimerSchema,
        response: { 200: startedTimerSchema, 201: startedTimerSchema },
      },
    },
    async (request, reply) => {
      const { created, record } = await timer.resume(callerOf(request), request.body);
      return sendRecord(reply, record, created ? 201 : 200);
    },
  );
}

function registerStop(app: FastifyInstance, timer: TimerService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/stop`,
    {
      schema: {
        operationId: 'stopTimer',
        summary: 'Stop',
        tags,
        body: stopTimerSchema,
        response: { 200: timeEntrySchema },
      },
    },
    async (request, reply) => sendRecord(reply, await timer.stop(callerOf(request), request.body)),
  );
}

function registerDiscard(app: FastifyInstance, timer: TimerService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/discard`,
    {
      schema: {
        operationId: 'discardTimer',
        summary: 'Delete the running entry; undo brings it back, running',
        tags,
        body: discardTimerSchema,
        response: { 200: timeEntrySchema },
      },
    },
    async (request, reply) => sendRecord(reply, await timer.discard(callerOf(request), request.body)),
  );
}

function registerSeen(app: FastifyInstance, timer: TimerService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/seen`,
    {
      schema: {
        operationId: 'tellTimerSeen',
        summary:
          'Once a minute while a timer runs: a client is there; opens a question where it tells of a gap',
        tags,
        querystring: timerQuerySchema,
        body: timerSeenSchema,
        response: { 200: timerSchema },
      },
    },
    async (request) => {
      await timer.seen(callerOf(request), request.body);
      return await timer.get(callerOf(request), request.query.zone);
    },
  );
}

function registerAnswer(app: FastifyInstance, timer: TimerService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/questions/:id/answer`,
    {
      schema: {
        operationId: 'answerTimerQuestion',
        summary: 'Keep a gap, discard it, give it to another project, or stop where it begins',
        tags,
        params: idParamsSchema,
        querystring: timerQuerySchema,
        body: answerTimerQuestionSchema,
        response: { 200: timerAnsweredSchema },
      },
    },
    async (request) => {
      const { warnings, change } = await timer.answer(callerOf(request), request.params.id, request.body);
      return { ...(await timer.get(callerOf(request), request.query.zone)), warnings: [...warnings], change };
    },
  );
}

function registerAnswerReading(app: FastifyInstance, timer: TimerService): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    `${path}/questions/:id`,
    {
      schema: {
        operationId: 'getTimerQuestionAnswer',
        summary: 'What a question was answered with',
        tags,
        params: idParamsSchema,
        response: { 200: timerQuestionAnswerSchema },
      },
    },
    async (request) => await timer.answerOf(callerOf(request), request.params.id),
  );
}
