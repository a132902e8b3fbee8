/** Paths of agent requests; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import {
  agentListSchema,
  createRequestSchema,
  listRequestsSchema,
  reportQuerySchema,
  requestPageSchema,
  requestReportSchema,
  requestSchema,
} from './requests.schema.ts';
import type { RequestsService } from './requests.service.ts';

const tags = ['Requests'];

function readingRoutes(service: RequestsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/agents',
      access: 'request:read',
      schema: { operationId: 'listAgents', tags, response: { 200: agentListSchema } },
      handler: async () => service.listAgents(),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests',
      access: 'request:read',
      schema: {
        operationId: 'listRequests',
        tags,
        querystring: listRequestsSchema,
        response: { 200: requestPageSchema },
      },
      handler: async (request) => await service.list(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests/:id',
      access: 'request:read',
      schema: { operationId: 'getRequest', tags, params: idParamsSchema, response: { 200: requestSchema } },
      handler: async (request, reply) =>
        sendRecord(reply, await service.get(callerOf(request), request.params.id)),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests/:id/report',
      access: 'request:read',
      schema: {
        operationId: 'getRequestReport',
        summary: 'The report of a request that is done, in one of its formats',
        tags,
        params: idParamsSchema,
        querystring: reportQuerySchema,
        response: { 200: requestReportSchema },
      },
      handler: async (request) =>
        await service.report(callerOf(request), request.params.id, request.query.format),
    }),
  ];
}

export function requestsRoutes(service: RequestsService): readonly Route[] {
  return [
    ...readingRoutes(service),
    defineRoute({
      method: 'POST',
      path: '/api/v1/projects/:id/requests',
      access: 'request:write',
      schema: {
        operationId: 'createRequest',
        summary: 'Asks an agent; the answer comes later',
        tags,
        params: idParamsSchema,
        body: createRequestSchema,
        response: { 202: requestSchema },
      },
      handler: async (request, reply) =>
        sendRecord(reply, await service.create(callerOf(request), request.params.id, request.body), 202),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/requests/:id/cancel',
      access: 'request:write',
      schema: {
        operationId: 'cancelRequest',
        tags,
        params: idParamsSchema,
        response: { 200: requestSchema },
      },
      handler: async (request, reply) =>
        sendRecord(reply, await service.cancel(callerOf(request), request.params.id)),
    }),
  ];
}
