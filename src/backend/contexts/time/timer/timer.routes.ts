/** Paths of the timer; no logic. */
import type { FastifyRequest } from 'fastify';
import type * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import { timeEntrySchema } from '../entries/time-entries.schema.ts';
import {
  answerTimerQuestionSchema,
  discardTimerSchema,
  resumeTimerSchema,
  startedTimerSchema,
  startTimerSchema,
  stoppedTimerSchema,
  stopTimerForSchema,
  stopTimerSchema,
  type Timer,
  timerAnsweredSchema,
  timerChangeQuerySchema,
  timerQuerySchema,
  timerQuestionAnswerSchema,
  timerSchema,
  timerSeenSchema,
} from './timer.schema.ts';
import type { TimerService } from './timer.service.ts';

const path = '/api/v1/timer';
const tags = ['Timer'];

export function timerRoutes(timer: TimerService): readonly Route[] {
  return [
    ...readingRoutes(timer),
    ...startRoutes(timer),
    ...resumeRoutes(timer),
    ...stopRoutes(timer),
    ...stopForRoutes(timer),
    ...discardRoutes(timer),
    ...seenRoutes(timer),
    ...answerRoutes(timer),
    ...answerReadingRoutes(timer),
  ];
}

function readingRoutes(timer: TimerService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'time:write',
      schema: {
        operationId: 'getTimer',
        summary: 'The running timer, what is asked about it, and the totals',
        tags,
        querystring: timerQuerySchema,
        response: { 200: timerSchema },
      },
      handler: async (request) => await timer.get(callerOf(request), request.query.zone),
    }),
  ];
}

type ChangeRequest = FastifyRequest & { readonly query: z.infer<typeof timerChangeQuerySchema> };

/** The timer after a change, where requested. The change is committed: a failure here must not look like its own. */
async function findTimerAfter(timer: TimerService, request: ChangeRequest): Promise<Timer | null> {
  const { withTimer, zone } = request.query;
  if (withTimer !== true) return null;
  try {
    return await timer.get(callerOf(request), zone);
  } catch (error) {
    request.log.error({ err: error }, 'the timer could not be read after a change');
    return null;
  }
}

function startRoutes(timer: TimerService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path,
      access: 'time:write',
      schema: {
        operationId: 'startTimer',
        summary: 'Start, or switch to',
        tags,
        querystring: timerChangeQuerySchema,
        body: startTimerSchema,
        response: { 200: startedTimerSchema, 201: startedTimerSchema },
      },
      handler: async (request, reply) => {
        const { created, record } = await timer.start(callerOf(request), request.body);
        const shown = { ...record, timer: await findTimerAfter(timer, request) };
        return sendRecord(reply, shown, created ? 201 : 200);
      },
    }),
  ];
}

function resumeRoutes(timer: TimerService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/resume`,
      access: 'time:write',
      schema: {
        operationId: 'resumeTimer',
        summary: 'Start again with the content of an entry, by default the latest',
        tags,
        querystring: timerChangeQuerySchema,
        body: resumeTimerSchema,
        response: { 200: startedTimerSchema, 201: startedTimerSchema },
      },
      handler: async (request, reply) => {
        const { created, record } = await timer.resume(callerOf(request), request.body);
        const shown = { ...record, timer: await findTimerAfter(timer, request) };
        return sendRecord(reply, shown, created ? 201 : 200);
      },
    }),
  ];
}

function stopRoutes(timer: TimerService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/stop`,
      access: 'time:write',
      schema: {
        operationId: 'stopTimer',
        summary: 'Stop',
        tags,
        querystring: timerChangeQuerySchema,
        body: stopTimerSchema,
        response: { 200: stoppedTimerSchema },
      },
      handler: async (request, reply) => {
        const stopped = await timer.stop(callerOf(request), request.body);
        return sendRecord(reply, { ...stopped, timer: await findTimerAfter(timer, request) });
      },
    }),
  ];
}

function stopForRoutes(timer: TimerService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/time-entries/:id/stop',
      access: 'timer:stop',
      schema: {
        operationId: 'stopTimerFor',
        summary: 'Stop the timer of another person, as a lead of its project or an administrator',
        tags,
        params: idParamsSchema,
        body: stopTimerForSchema,
        response: { 200: timeEntrySchema },
      },
      handler: async (request, reply) =>
        sendRecord(reply, await timer.stopFor(callerOf(request), request.params.id, request.body)),
    }),
  ];
}

function discardRoutes(timer: TimerService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/discard`,
      access: 'time:write',
      schema: {
        operationId: 'discardTimer',
        summary: 'Delete the running entry; undo brings it back, running',
        tags,
        body: discardTimerSchema,
        response: { 200: timeEntrySchema },
      },
      handler: async (request, reply) =>
        sendRecord(reply, await timer.discard(callerOf(request), request.body)),
    }),
  ];
}

function seenRoutes(timer: TimerService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/seen`,
      access: 'time:write',
      schema: {
        operationId: 'tellTimerSeen',
        summary:
          'Once a minute while a timer runs: a client is there; opens a question where it tells of a gap',
        tags,
        querystring: timerQuerySchema,
        body: timerSeenSchema,
        response: { 200: timerSchema },
      },
      handler: async (request) => {
        await timer.seen(callerOf(request), request.body);
        return await timer.get(callerOf(request), request.query.zone);
      },
    }),
  ];
}

function answerRoutes(timer: TimerService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/questions/:id/answer`,
      access: 'time:write',
      schema: {
        operationId: 'answerTimerQuestion',
        summary: 'Keep a gap, discard it, give it to another project, or stop where it begins',
        tags,
        params: idParamsSchema,
        querystring: timerQuerySchema,
        body: answerTimerQuestionSchema,
        response: { 200: timerAnsweredSchema },
      },
      handler: async (request) => {
        const { warnings, change } = await timer.answer(callerOf(request), request.params.id, request.body);
        return {
          ...(await timer.get(callerOf(request), request.query.zone)),
          warnings: [...warnings],
          change,
        };
      },
    }),
  ];
}

function answerReadingRoutes(timer: TimerService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/questions/:id`,
      access: 'time:write',
      schema: {
        operationId: 'getTimerQuestionAnswer',
        summary: 'What a question was answered with',
        tags,
        params: idParamsSchema,
        response: { 200: timerQuestionAnswerSchema },
      },
      handler: async (request) => await timer.answerOf(callerOf(request), request.params.id),
    }),
  ];
}
