/** Paths of agent requests; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
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

function registerReading(app: FastifyInstance, service: RequestsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/api/v1/agents',
    { schema: { operationId: 'listAgents', tags, response: { 200: agentListSchema } } },
    async () => service.listAgents(),
  );
  routes.get(
    '/api/v1/requests',
    {
      schema: {
        operationId: 'listRequests',
        tags,
        querystring: listRequestsSchema,
        response: { 200: requestPageSchema },
      },
    },
    async (request) => await service.list(callerOf(request), request.query),
  );
  routes.get(
    '/api/v1/requests/:id',
    { schema: { operationId: 'getRequest', tags, params: idParamsSchema, response: { 200: requestSchema } } },
    async (request, reply) => sendRecord(reply, await service.get(callerOf(request), request.params.id)),
  );
  routes.get(
    '/api/v1/requests/:id/report',
    {
      schema: {
        operationId: 'getRequestReport',
        summary: 'The report of a request that is done, in one of its formats',
        tags,
        params: idParamsSchema,
        querystring: reportQuerySchema,
        response: { 200: requestReportSchema },
      },
    },
    async (request) => await service.report(callerOf(request), request.params.id, request.query.format),
  );
}

export function registerRequests(app: FastifyInstance, service: RequestsService): void {
  registerReading(app, service);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.post(
    '/api/v1/projects/:id/requests',
    {
      schema: {
        operationId: 'createRequest',
        summary: 'Asks an agent; the answer comes later',
        tags,
        params: idParamsSchema,
        body: createRequestSchema,
        response: { 202: requestSchema },
      },
    },
    async (request, reply) =>
      sendRecord(reply, await service.create(callerOf(request), request.params.id, request.body), 202),
  );
  routes.post(
    '/api/v1/requests/:id/cancel',
    {
      schema: {
        operationId: 'cancelRequest',
        tags,
        params: idParamsSchema,
        response: { 200: requestSchema },
      },
    },
    async (request, reply) => sendRecord(reply, await service.cancel(callerOf(request), request.params.id)),
  );
}
