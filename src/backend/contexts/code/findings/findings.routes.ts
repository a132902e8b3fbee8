/** Paths of findings; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema, pageQuerySchema } from '../../../platform/http/wire.ts';
import {
  assignFindingSchema,
  commentPageSchema,
  confirmFindingSchema,
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
  { act: 'confirm', summary: 'To be fixed', body: confirmFindingSchema },
  { act: 'dismiss', summary: 'Not a problem, or an accepted risk', body: dismissFindingSchema },
  {
    act: 'resolve',
    summary: 'It is fixed; where a run sees it again, it is open again',
    body: resolveFindingSchema,
  },
  { act: 'reopen', summary: 'Takes the decision back', body: reopenFindingSchema },
] as const;

/** As clients of versions before confirm. */
const confirmedBefore = {
  act: 'confirm',
  name: 'accept',
  summary: 'Deprecated: as confirm',
  body: confirmFindingSchema,
  deprecated: true,
} as const;

function listsRoutes(service: FindingsService): readonly Route[] {
  const listing = {
    operationId: 'listFindings',
    tags,
    querystring: listFindingsSchema,
    response: { 200: findingPageSchema },
  };
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
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'finding:read',
      schema: listing,
      handler: async (request) => service.list(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/trend`,
      access: 'finding:read',
      schema: trend,
      handler: async (request) => service.loadTrend(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/summary`,
      access: 'finding:read',
      schema: summary,
      handler: async (request) => service.summarize(callerOf(request), request.query),
    }),
  ];
}

function readingRoutes(service: FindingsService): readonly Route[] {
  const params = idParamsSchema;
  const querystring = pageQuerySchema;
  const one = { operationId: 'getFinding', tags, params, response: { 200: findingSchema } };
  const history = {
    operationId: 'listFindingHistory',
    summary: 'Who did what and when, oldest first',
    tags,
    params,
    querystring,
    response: { 200: findingHistorySchema },
  };
  const comments = {
    operationId: 'listFindingComments',
    tags,
    params,
    querystring,
    response: { 200: commentPageSchema },
  };
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/:id`,
      access: 'finding:read',
      schema: one,
      handler: async (request, reply) =>
        sendRecord(reply, await service.get(callerOf(request), request.params.id)),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id/history`,
      access: 'finding:read',
      schema: history,
      handler: async (request) => service.listHistory(callerOf(request), request.params.id, request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id/comments`,
      access: 'finding:read',
      schema: comments,
      handler: async (request) => service.listComments(callerOf(request), request.params.id, request.query),
    }),
  ];
}

function decisionsRoutes(service: FindingsService): readonly Route[] {
  const shared = { tags, params: idParamsSchema, response: { 200: findingSchema } };
  const named = decisions.map((decision) => ({ ...decision, name: decision.act, deprecated: false }));
  return [...named, confirmedBefore].map(({ act, summary, body, name, deprecated }) =>
    defineRoute({
      method: 'POST',
      path: `${path}/:id/${name}`,
      access: 'finding:write',
      schema: { ...shared, ...(deprecated && { deprecated }), operationId: `${name}Finding`, summary, body },
      handler: async (request, reply) => {
        const reason = 'reason' in request.body ? request.body.reason : undefined;
        const version = expectedVersion(request);
        const { id } = request.params;
        return sendRecord(reply, await service.decide(callerOf(request), id, { act, reason }, version));
      },
    }),
  );
}

function reportingRoutes(service: FindingsService): readonly Route[] {
  const schema = {
    operationId: 'createFinding',
    summary: 'Reports one that no tool has found',
    tags,
    body: createFindingSchema,
    response: { 200: findingSchema, 201: findingSchema },
  };
  return [
    defineRoute({
      method: 'POST',
      path,
      access: 'finding:write',
      schema,
      handler: async (request, reply) => {
        const { created, record } = await service.report(callerOf(request), request.body);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
  ];
}

function talkRoutes(service: FindingsService): readonly Route[] {
  const params = idParamsSchema;
  const assigning = {
    operationId: 'assignFinding',
    tags,
    params,
    body: assignFindingSchema,
    response: { 200: findingSchema },
  };
  const commenting = {
    operationId: 'createFindingComment',
    tags,
    params,
    body: createCommentSchema,
    response: { 200: findingCommentSchema, 201: findingCommentSchema },
  };
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/:id/assign`,
      access: 'finding:write',
      schema: assigning,
      handler: async (request, reply) => {
        const { assignee } = request.body;
        const version = expectedVersion(request);
        return sendRecord(
          reply,
          await service.assign(callerOf(request), request.params.id, assignee, version),
        );
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/comments`,
      access: 'finding:write',
      schema: commenting,
      handler: async (request, reply) => {
        const made = await service.comment(callerOf(request), request.params.id, request.body);
        return sendRecord(reply, made.record, made.created ? 201 : 200);
      },
    }),
  ];
}

export function findingsRoutes(service: FindingsService): readonly Route[] {
  return [
    ...listsRoutes(service),
    ...readingRoutes(service),
    ...decisionsRoutes(service),
    ...reportingRoutes(service),
    ...talkRoutes(service),
  ];
}
