/** Paths of findings; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema, pageQuerySchema } from '../../../platform/http/wire.ts';
import {
  acceptFindingSchema,
  assignFindingSchema,
  commentPageSchema,
  createCommentSchema,
  createFindingSchema,
  dismissFindingSchema,
  findingCommentSchema,
  findingFilterSchema,
  findingHistorySchema,
  findingPageSchema,
  findingSchema,
  findingSummarySchema,
  findingTrendSchema,
  listFindingsSchema,
  reopenFindingSchema,
  resolveFindingSchema,
  trendQuerySchema,
} from './findings.schema.ts';
import type { FindingsService } from './findings.service.ts';

const tags = ['Findings'];
const path = '/api/v1/findings';

const decisions = [
  { act: 'accept', summary: 'It is a flaw and will be mended', body: acceptFindingSchema },
  { act: 'dismiss', summary: 'It is no flaw, or one to live with', body: dismissFindingSchema },
  {
    act: 'resolve',
    summary: 'It is mended; where a run sees it again, it is open again',
    body: resolveFindingSchema,
  },
  { act: 'reopen', summary: 'Takes the decision back', body: reopenFindingSchema },
] as const;

function registerLists(app: FastifyInstance, service: FindingsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const listing = {
    operationId: 'listFindings',
    tags,
    querystring: listFindingsSchema,
    response: { 200: findingPageSchema },
  };
  routes.get(path, { schema: listing }, async (request) => service.list(callerOf(request), request.query));
  const summary = {
    operationId: 'summarizeFindings',
    summary: 'Counts by severity, state, source, rule, file and assignee',
    tags,
    querystring: findingFilterSchema,
    response: { 200: findingSummarySchema },
  };
  const trend = {
    operationId: 'getFindingTrend',
    summary: 'How many stood on each day',
    tags,
    querystring: trendQuerySchema,
    response: { 200: findingTrendSchema },
  };
  routes.get(`${path}/trend`, { schema: trend }, async (request) =>
    service.loadTrend(callerOf(request), request.query),
  );
  routes.get(`${path}/summary`, { schema: summary }, async (request) =>
    service.summarize(callerOf(request), request.query),
  );
}

function registerReading(app: FastifyInstance, service: FindingsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const params = idParamsSchema;
  const querystring = pageQuerySchema;
  const one = { operationId: 'getFinding', tags, params, response: { 200: findingSchema } };
  routes.get(`${path}/:id`, { schema: one }, async (request, reply) =>
    sendRecord(reply, await service.get(callerOf(request), request.params.id)),
  );
  const history = {
    operationId: 'listFindingHistory',
    summary: 'Who did what and when, oldest first',
    tags,
    params,
    querystring,
    response: { 200: findingHistorySchema },
  };
  routes.get(`${path}/:id/history`, { schema: history }, async (request) =>
    service.listHistory(callerOf(request), request.params.id, request.query),
  );
  const comments = {
    operationId: 'listFindingComments',
    tags,
    params,
    querystring,
    response: { 200: commentPageSchema },
  };
  routes.get(`${path}/:id/comments`, { schema: comments }, async (request) =>
    service.listComments(callerOf(request), request.params.id, request.query),
  );
}

function registerDecisions(app: FastifyInstance, service: FindingsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const shared = { tags, params: idParamsSchema, response: { 200: findingSchema } };
  for (const { act, summary, body } of decisions) {
    const schema = { ...shared, operationId: `${act}Finding`, summary, body };
    routes.post(`${path}/:id/${act}`, { schema }, async (request, reply) => {
      const reason = 'reason' in request.body ? request.body.reason : undefined;
      const version = expectedVersion(request);
      const finding = await service.decide(callerOf(request), request.params.id, { act, reason }, version);
      return sendRecord(reply, finding);
    });
  }
}

function registerReporting(app: FastifyInstance, service: FindingsService): void {
  const schema = {
    operationId: 'createFinding',
    summary: 'Reports one that no tool has found',
    tags,
    body: createFindingSchema,
    response: { 200: findingSchema, 201: findingSchema },
  };
  app.withTypeProvider<ZodTypeProvider>().post(path, { schema }, async (request, reply) => {
    const { created, record } = await service.report(callerOf(request), request.body);
    return sendRecord(reply, record, created ? 201 : 200);
  });
}

function registerTalk(app: FastifyInstance, service: FindingsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const params = idParamsSchema;
  const assigning = {
    operationId: 'assignFinding',
    tags,
    params,
    body: assignFindingSchema,
    response: { 200: findingSchema },
  };
  routes.post(`${path}/:id/assign`, { schema: assigning }, async (request, reply) => {
    const { assignee } = request.body;
    const version = expectedVersion(request);
    return sendRecord(reply, await service.assign(callerOf(request), request.params.id, assignee, version));
  });
  const commenting = {
    operationId: 'createFindingComment',
    tags,
    params,
    body: createCommentSchema,
    response: { 200: findingCommentSchema, 201: findingCommentSchema },
  };
  routes.post(`${path}/:id/comments`, { schema: commenting }, async (request, reply) => {
    const made = await service.comment(callerOf(request), request.params.id, request.body);
    return sendRecord(reply, made.record, made.created ? 201 : 200);
  });
}

export function registerFindings(app: FastifyInstance, service: FindingsService): void {
  registerLists(app, service);
  registerReading(app, service);
  registerDecisions(app, service);
  registerReporting(app, service);
  registerTalk(app, service);
}
