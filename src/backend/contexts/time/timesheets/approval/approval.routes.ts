/** Paths of what is decided and said about timesheets, beside the acts on a whole one; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { sendRecord } from '../../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { expectedVersion } from '../../../../platform/http/versions.ts';
import { idParamsSchema, pageQuerySchema } from '../../../../platform/http/wire.ts';
import { timesheetSchema } from '../timesheets.schema.ts';
import type { TimesheetsService } from '../timesheets.service.ts';
import {
  createTimesheetCommentSchema,
  decideTimesheetsSchema,
  judgeEntriesSchema,
  timesheetCommentPageSchema,
  timesheetCommentSchema,
  timesheetDecisionsSchema,
  timesheetDifferencesSchema,
  timesheetHistorySchema,
} from './approval.schema.ts';

const path = '/api/v1/timesheets';
const tags = ['Timesheets'];
const params = idParamsSchema;

export function approvalRoutes(service: TimesheetsService): readonly Route[] {
  return [...verdictsRoutes(service), ...talkRoutes(service), ...pastRoutes(service)];
}

function verdictsRoutes(service: TimesheetsService): readonly Route[] {
  const judging = {
    operationId: 'judgeEntries',
    summary: 'Approve or reject single entries; with the last verdict the timesheet is decided',
    tags,
    params,
    body: judgeEntriesSchema,
    response: { 200: timesheetSchema },
  };
  const deciding = {
    operationId: 'decideTimesheets',
    summary: 'Approve or reject many timesheets; each is decided by itself',
    tags,
    body: decideTimesheetsSchema,
    response: { 200: timesheetDecisionsSchema },
  };
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/:id/verdicts`,
      access: 'timesheet:decide',
      schema: judging,
      handler: async (request, reply) => {
        const judgement = {
          id: request.params.id,
          entries: request.body.entries,
          expected: expectedVersion(request),
        };
        return sendRecord(reply, await service.judge(callerOf(request), judgement));
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/decide`,
      access: 'timesheet:decide',
      schema: deciding,
      handler: (request) => service.decide(callerOf(request), request.body),
    }),
  ];
}

function talkRoutes(service: TimesheetsService): readonly Route[] {
  const listing = {
    operationId: 'listTimesheetComments',
    summary: 'What was said about a timesheet, oldest first',
    tags,
    params,
    querystring: pageQuerySchema,
    response: { 200: timesheetCommentPageSchema },
  };
  const commenting = {
    operationId: 'createTimesheetComment',
    summary: 'Say something about a timesheet',
    tags,
    params,
    body: createTimesheetCommentSchema,
    response: { 200: timesheetCommentSchema, 201: timesheetCommentSchema },
  };
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/:id/comments`,
      access: 'timesheet:read',
      schema: listing,
      handler: (request) => service.listComments(callerOf(request), request.params.id, request.query),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/comments`,
      access: 'timesheet:comment',
      schema: commenting,
      handler: async (request, reply) => {
        const made = await service.comment(callerOf(request), request.params.id, request.body);
        return sendRecord(reply, made.record, made.created ? 201 : 200);
      },
    }),
  ];
}

function pastRoutes(service: TimesheetsService): readonly Route[] {
  const differences = {
    operationId: 'getTimesheetDifferences',
    summary: 'What changed since the timesheet was submitted, or sent back, before',
    tags,
    params,
    response: { 200: timesheetDifferencesSchema },
  };
  const history = {
    operationId: 'listTimesheetHistory',
    summary: 'Every step of a timesheet, oldest first',
    tags,
    params,
    querystring: pageQuerySchema,
    response: { 200: timesheetHistorySchema },
  };
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/:id/differences`,
      access: 'timesheet:read',
      schema: differences,
      handler: (request) => service.findDifferences(callerOf(request), request.params.id),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id/history`,
      access: 'timesheet:read',
      schema: history,
      handler: (request) => service.listHistory(callerOf(request), request.params.id, request.query),
    }),
  ];
}
