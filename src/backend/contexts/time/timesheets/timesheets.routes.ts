/** Paths of timesheets; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import { registerApproval } from './approval.routes.ts';
import {
  createTimesheetSchema,
  listTimesheetsSchema,
  rejectTimesheetSchema,
  reopenTimesheetSchema,
  submitTimesheetSchema,
  timesheetPageSchema,
  timesheetSchema,
  timesheetWeekSchema,
} from './timesheets.schema.ts';
import type { TimesheetsService } from './timesheets.service.ts';

const path = '/api/v1/timesheets';
const tags = ['Timesheets'];

export function registerTimesheets(app: FastifyInstance, service: TimesheetsService): void {
  registerReading(app, service);
  registerCreation(app, service);
  registerSubmission(app, service);
  registerAct(app, service, { act: 'withdraw', summary: 'Take a submitted timesheet back' });
  registerAct(app, service, { act: 'approve', summary: 'Approve; its billable time can be invoiced' });
  registerSendingBack(app, service, {
    act: 'reject',
    body: rejectTimesheetSchema,
    summary: 'Send back to the author, with a reason',
  });
  registerSendingBack(app, service, {
    act: 'reopen',
    body: reopenTimesheetSchema,
    summary: 'Open an approved week again, with a reason, while no invoice has its time',
  });
  registerApproval(app, service);
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
      config: { tellsMore: true },
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

function registerSubmission(app: FastifyInstance, service: TimesheetsService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/:id/submit`,
    {
      schema: {
        operationId: 'submitTimesheet',
        summary: 'Submit the week for approval, on request as it was seen alone; its entries are locked',
        tags,
        params: idParamsSchema,
        body: submitTimesheetSchema.nullish(),
        response: { 200: timesheetSchema },
      },
    },
    async (request, reply) => {
      const { revision } = request.body ?? {};
      const on = {
        id: request.params.id,
        act: 'submit' as const,
        revision,
        expected: expectedVersion(request),
      };
      return sendRecord(reply, await service.act(callerOf(request), on));
    },
  );
}

function registerAct(
  app: FastifyInstance,
  service: TimesheetsService,
  { act, summary }: { readonly act: 'withdraw' | 'approve'; readonly summary: string },
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

interface SendingBack {
  readonly act: 'reject' | 'reopen';
  readonly body: typeof rejectTimesheetSchema;
  readonly summary: string;
}

function registerSendingBack(
  app: FastifyInstance,
  service: TimesheetsService,
  { act, body, summary }: SendingBack,
): void {
  const response = { 200: timesheetSchema };
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      `${path}/:id/${act}`,
      { schema: { operationId: `${act}Timesheet`, summary, tags, params: idParamsSchema, body, response } },
      async (request, reply) => {
        const { reason } = request.body;
        const on = { id: request.params.id, act, reason, expected: expectedVersion(request) };
        return sendRecord(reply, await service.act(callerOf(request), on));
      },
    );
}
