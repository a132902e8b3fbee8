/** Paths of findings; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../platform/http/authorization.ts';
import { sendRecord } from '../../platform/http/resource-routes.ts';
import { expectedVersion } from '../../platform/http/versions.ts';
import { idParamsSchema } from '../../platform/http/wire.ts';
import {
  acceptFindingSchema,
  dismissFindingSchema,
  findingPageSchema,
  findingSchema,
  listFindingsSchema,
  reopenFindingSchema,
} from './findings.schema.ts';
import type { FindingsService } from './findings.service.ts';

const tags = ['Findings'];
const path = '/api/v1/findings';

const decisions = [
  {
    verb: 'accept',
    state: 'accepted',
    summary: 'It is a flaw and will be mended',
    body: acceptFindingSchema,
  },
  {
    verb: 'dismiss',
    state: 'dismissed',
    summary: 'It is no flaw, or one to live with',
    body: dismissFindingSchema,
  },
  { verb: 'reopen', state: 'open', summary: 'Takes the decision back', body: reopenFindingSchema },
] as const;

function registerReading(app: FastifyInstance, service: FindingsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    path,
    {
      schema: {
        operationId: 'listFindings',
        tags,
        querystring: listFindingsSchema,
        response: { 200: findingPageSchema },
      },
    },
    async (request) => await service.list(callerOf(request), request.query),
  );
  routes.get(
    `${path}/:id`,
    { schema: { operationId: 'getFinding', tags, params: idParamsSchema, response: { 200: findingSchema } } },
    async (request, reply) => sendRecord(reply, await service.get(callerOf(request), request.params.id)),
  );
}

export function registerFindings(app: FastifyInstance, service: FindingsService): void {
  registerReading(app, service);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  for (const { verb, state, summary, body } of decisions) {
    const schema = {
      operationId: `${verb}Finding`,
      summary,
      tags,
      params: idParamsSchema,
      body,
      response: { 200: findingSchema },
    };
    routes.post(`${path}/:id/${verb}`, { schema }, async (request, reply) => {
      const reason = 'reason' in request.body ? request.body.reason : undefined;
      const decision = { state, reason };
      const finding = await service.decide(
        callerOf(request),
        request.params.id,
        decision,
        expectedVersion(request),
      );
      return sendRecord(reply, finding);
    });
  }
}
