/** Paths of timesheets; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../platform/http/authorization.ts';
import { sendRecord } from '../../platform/http/resource-routes.ts';
import { expectedVersion } from '../../platform/http/versions.ts';
import { idParamsSchema } from '../../platform/http/wire.ts';
import {
  createTimesheetSchema,
  listTimesheetsSchema,
  rejectTimesheetSchema,
  timesheetPageSchema,
  timesheetSchema,
  timesheetWeekSchema,
} from './timesheets.schema.ts';
import type { PersonalAct, TimesheetsService } from './timesheets.service.ts';

const path = '/api/v1/timesheets';
const tags = ['Timesheets'];

export function registerTimesheets(app: FastifyInstance, service: TimesheetsService): void {
  registerReading(app, service);
  registerCreation(app, service);
  registerAct(app, service, {
    act: 'submit',
    summary: 'Submit the week for approval; its entries are locked',
  });
  registerAct(app, service, { act: 'withdraw', summary: 'Take a submitted timesheet back' });
  registerAct(app, service, { act: 'approve', summary: 'Approve; its billable time can be invoiced' });
  registerRejection(app, service);
}

function registerReading(app: FastifyInstance, service: TimesheetsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    path,
    {
      schema: {
        operationId: 'listTimesheets',
        summary: 'Timesheets, newest week first',
        tags,
        querystring: listTimesheetsSchema,
        response: { 200: timesheetPageSchema },
      },
    },
    async (request) => await service.list(callerOf(request), request.query),
  );
  routes.get(
    `${path}/:id`,
    {
      schema: {
        operationId: 'getTimesheet',
        summary: 'One timesheet with its days and entries',
        tags,
        params: idParamsSchema,
        response: { 200: timesheetWeekSchema },
      },
    },
    async (request, reply) => sendRecord(reply, await service.get(callerOf(request), request.params.id)),
  );
}

function registerCreation(app: FastifyInstance, service: TimesheetsService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    path,
    {
      schema: {
        operationId: 'createTimesheet',
        summary: 'Open the timesheet of a week; a supplementary one once the week is approved',
        tags,
        body: createTimesheetSchema,
        response: { 200: timesheetSchema, 201: timesheetSchema },
      },
    },
    async (request, reply) => {
      const { created, record } = await service.create(callerOf(request), request.body);
      return sendRecord(reply, record, created ? 201 : 200);
    },
  );
}

function registerAct(
  app: FastifyInstance,
  service: TimesheetsService,
  { act, summary }: { readonly act: Exclude<PersonalAct, 'reject'>; readonly summary: string },
): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/:id/${act}`,
    {
      schema: {
        operationId: `${act}Timesheet`,
        summary,
        tags,
        params: idParamsSchema,
        response: { 200: timesheetSchema },
      },
    },
    async (request, reply) => {
      const on = { id: request.params.id, act, expected: expectedVersion(request) };
      return sendRecord(reply, await service.act(callerOf(request), on));
    },
  );
}

function registerRejection(app: FastifyInstance, service: TimesheetsService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/:id/reject`,
    {
      schema: {
        operationId: 'rejectTimesheet',
        summary: 'Send back to the author, with a reason',
        tags,
        params: idParamsSchema,
        body: rejectTimesheetSchema,
        response: { 200: timesheetSchema },
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const on = {
        id: request.params.id,
        act: 'reject',
        reason,
        expected: expectedVersion(request),
      } as const;
      return sendRecord(reply, await service.act(callerOf(request), on));
    },
  );
}
