/** Paths of timesheets; no logic. */
import type { Permission } from '../../../../domain/authorization.ts';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import { approvalRoutes } from './approval/approval.routes.ts';
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

export function timesheetsRoutes(service: TimesheetsService): readonly Route[] {
  return [
    ...readingRoutes(service),
    ...creationRoutes(service),
    ...submissionRoutes(service),
    ...actRoutes(service, {
      act: 'withdraw',
      access: 'timesheet:submit',
      summary: 'Take a submitted timesheet back',
    }),
    ...actRoutes(service, {
      act: 'approve',
      access: 'timesheet:decide',
      summary: 'Approve; its billable time can be invoiced',
    }),
    ...sendingBackRoutes(service, {
      act: 'reject',
      body: rejectTimesheetSchema,
      summary: 'Send back to the author, with a reason',
    }),
    ...sendingBackRoutes(service, {
      act: 'reopen',
      body: reopenTimesheetSchema,
      summary:
        'Open an approved week again, while no invoice has its time; with a reason, unless it is the own week of who is alone',
    }),
    ...approvalRoutes(service),
  ];
}

function readingRoutes(service: TimesheetsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'timesheet:read',
      schema: {
        operationId: 'listTimesheets',
        summary: 'Timesheets, newest week first',
        tags,
        querystring: listTimesheetsSchema,
        response: { 200: timesheetPageSchema },
      },
      handler: async (request) => await service.list(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id`,
      access: 'timesheet:read',
      schema: {
        operationId: 'getTimesheet',
        summary: 'One timesheet with its days and entries',
        tags,
        params: idParamsSchema,
        response: { 200: timesheetWeekSchema },
      },
      config: { tellsMore: true },
      handler: async (request, reply) =>
        sendRecord(reply, await service.get(callerOf(request), request.params.id)),
    }),
  ];
}

function creationRoutes(service: TimesheetsService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path,
      access: 'timesheet:submit',
      schema: {
        operationId: 'createTimesheet',
        summary: 'Open the timesheet of a week; another one for time added after the week is approved',
        tags,
        body: createTimesheetSchema,
        response: { 200: timesheetSchema, 201: timesheetSchema },
      },
      handler: async (request, reply) => {
        const { created, record } = await service.create(callerOf(request), request.body);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
  ];
}

function submissionRoutes(service: TimesheetsService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/:id/submit`,
      access: 'timesheet:submit',
      schema: {
        operationId: 'submitTimesheet',
        summary: 'Submit the week for approval, on request as it was seen alone; its entries are locked',
        tags,
        params: idParamsSchema,
        body: submitTimesheetSchema.nullish(),
        response: { 200: timesheetSchema },
      },
      handler: async (request, reply) => {
        const { revision } = request.body ?? {};
        const on = {
          id: request.params.id,
          act: 'submit' as const,
          revision,
          expected: expectedVersion(request),
        };
        return sendRecord(reply, await service.act(callerOf(request), on));
      },
    }),
  ];
}

interface Act {
  readonly act: 'withdraw' | 'approve';
  readonly access: Permission;
  readonly summary: string;
}

function actRoutes(service: TimesheetsService, { act, access, summary }: Act): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/:id/${act}`,
      access,
      schema: {
        operationId: `${act}Timesheet`,
        summary,
        tags,
        params: idParamsSchema,
        response: { 200: timesheetSchema },
      },
      handler: async (request, reply) => {
        const on = { id: request.params.id, act, expected: expectedVersion(request) };
        return sendRecord(reply, await service.act(callerOf(request), on));
      },
    }),
  ];
}

interface SendingBack {
  readonly act: 'reject' | 'reopen';
  readonly body: typeof rejectTimesheetSchema | typeof reopenTimesheetSchema;
  readonly summary: string;
}

function sendingBackRoutes(
  service: TimesheetsService,
  { act, body, summary }: SendingBack,
): readonly Route[] {
  const response = { 200: timesheetSchema };
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/:id/${act}`,
      access: 'timesheet:decide',
      schema: { operationId: `${act}Timesheet`, summary, tags, params: idParamsSchema, body, response },
      handler: async (request, reply) => {
        const { reason } = request.body;
        const on = { id: request.params.id, act, reason, expected: expectedVersion(request) };
        return sendRecord(reply, await service.act(callerOf(request), on));
      },
    }),
  ];
}
