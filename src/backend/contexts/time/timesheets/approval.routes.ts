/** Paths of what is decided and said about timesheets, beside the acts on a whole one; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema, pageQuerySchema } from '../../../platform/http/wire.ts';
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
import { timesheetSchema } from './timesheets.schema.ts';
import type { TimesheetsService } from './timesheets.service.ts';

const path = '/api/v1/timesheets';
const tags = ['Timesheets'];
const params = idParamsSchema;

export function registerApproval(app: FastifyInstance, service: TimesheetsService): void {
  registerVerdicts(app, service);
  registerTalk(app, service);
  registerPast(app, service);
}

function registerVerdicts(app: FastifyInstance, service: TimesheetsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const judging = {
    operationId: 'judgeEntries',
    summary: 'Approve or reject single entries; with the last verdict the timesheet is decided',
    tags,
    params,
    body: judgeEntriesSchema,
    response: { 200: timesheetSchema },
  };
  routes.post(`${path}/:id/verdicts`, { schema: judging }, async (request, reply) => {
    const judgement = {
      id: request.params.id,
      entries: request.body.entries,
      expected: expectedVersion(request),
    };
    return sendRecord(reply, await service.judge(callerOf(request), judgement));
  });
  const deciding = {
    operationId: 'decideTimesheets',
    summary: 'Approve or reject many timesheets; each is decided by itself',
    tags,
    body: decideTimesheetsSchema,
    response: { 200: timesheetDecisionsSchema },
  };
  routes.post(`${path}/decide`, { schema: deciding }, (request) =>
    service.decide(callerOf(request), request.body),
  );
}

function registerTalk(app: FastifyInstance, service: TimesheetsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const listing = {
    operationId: 'listTimesheetComments',
    summary: 'What was said about a timesheet, oldest first',
    tags,
    params,
    querystring: pageQuerySchema,
    response: { 200: timesheetCommentPageSchema },
  };
  routes.get(`${path}/:id/comments`, { schema: listing }, (request) =>
    service.listComments(callerOf(request), request.params.id, request.query),
  );
  const commenting = {
    operationId: 'createTimesheetComment',
    summary: 'Say something about a timesheet',
    tags,
    params,
    body: createTimesheetCommentSchema,
    response: { 200: timesheetCommentSchema, 201: timesheetCommentSchema },
  };
  routes.post(`${path}/:id/comments`, { schema: commenting }, async (request, reply) => {
    const made = await service.comment(callerOf(request), request.params.id, request.body);
    return sendRecord(reply, made.record, made.created ? 201 : 200);
  });
}

function registerPast(app: FastifyInstance, service: TimesheetsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const differences = {
    operationId: 'getTimesheetDifferences',
    summary: 'What changed since the timesheet was submitted, or sent back, before',
    tags,
    params,
    response: { 200: timesheetDifferencesSchema },
  };
  routes.get(`${path}/:id/differences`, { schema: differences }, (request) =>
    service.findDifferences(callerOf(request), request.params.id),
  );
  const history = {
    operationId: 'listTimesheetHistory',
    summary: 'Every step of a timesheet, oldest first',
    tags,
    params,
    querystring: pageQuerySchema,
    response: { 200: timesheetHistorySchema },
  };
  routes.get(`${path}/:id/history`, { schema: history }, (request) =>
    service.listHistory(callerOf(request), request.params.id, request.query),
  );
}
