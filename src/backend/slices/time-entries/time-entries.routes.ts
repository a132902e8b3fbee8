/** Paths of time entries and the timer; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../platform/http/authorization.ts';
import { registerResource, sendRecord } from '../../platform/http/resource-routes.ts';
import {
  createTimeEntrySchema,
  listTimeEntriesSchema,
  patchTimeEntrySchema,
  startTimerSchema,
  stopTimerSchema,
  timeEntryPageSchema,
  timeEntrySchema,
  timerQuerySchema,
  timerSchema,
  timeTotalsSchema,
} from './time-entries.schema.ts';
import type { TimeEntriesService } from './time-entries.service.ts';
import type { TimerService } from './timer.service.ts';

const timerTags = ['Timer'];

function registerTimer(app: FastifyInstance, timer: TimerService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/api/v1/timer',
    {
      schema: {
        operationId: 'getTimer',
        summary: 'The running timer and the totals',
        tags: timerTags,
        querystring: timerQuerySchema,
        response: { 200: timerSchema },
      },
    },
    async (request) => await timer.get(callerOf(request), request.query.zone),
  );
  routes.post(
    '/api/v1/timer',
    {
      schema: {
        operationId: 'startTimer',
        summary: 'Start, or switch to',
        tags: timerTags,
        body: startTimerSchema,
        response: { 200: timeEntrySchema, 201: timeEntrySchema },
      },
    },
    async (request, reply) => {
      const { created, record } = await timer.start(callerOf(request), request.body);
      return sendRecord(reply, record, created ? 201 : 200);
    },
  );
  routes.post(
    '/api/v1/timer/stop',
    {
      schema: {
        operationId: 'stopTimer',
        summary: 'Stop',
        tags: timerTags,
        body: stopTimerSchema,
        response: { 200: timeEntrySchema },
      },
    },
    async (request, reply) => sendRecord(reply, await timer.stop(callerOf(request), request.body)),
  );
}

function registerTotals(app: FastifyInstance, service: TimeEntriesService): void {
  app.get(
    '/api/v1/time-entries/totals',
    {
      schema: {
        operationId: 'getTimeTotals',
        summary: 'Finished time by project',
        tags: ['TimeEntries'],
        response: { 200: timeTotalsSchema },
      },
    },
    async (request) => await service.totals(callerOf(request)),
  );
}

export function registerTimeEntries(
  app: FastifyInstance,
  service: TimeEntriesService,
  timer: TimerService,
): void {
  registerTimer(app, timer);
  registerTotals(app, service);
  registerResource(app, {
    path: '/api/v1/time-entries',
    name: 'TimeEntry',
    plural: 'TimeEntries',
    schemas: {
      item: timeEntrySchema,
      page: timeEntryPageSchema,
      query: listTimeEntriesSchema,
      create: createTimeEntrySchema,
      patch: patchTimeEntrySchema,
    },
    service,
  });
}
