/** Paths of operators of the server; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { idSchema } from '../../../../platform/http/wire.ts';
import type { OperatorLooksService } from './operator-looks.service.ts';
import {
  openedOperatorSessionSchema,
  openOperatorSessionSchema,
  operatorLookListSchema,
  operatorSessionListSchema,
  serverHealthSchema,
  tenantListSchema,
} from './operators.schema.ts';
import type { OperatorsService } from './operators.service.ts';

const path = '/api/v1/operate';
const tags = ['Operators'];

export function operatorsRoutes(service: OperatorsService): readonly Route[] {
  return [...lookingRoutes(service), ...sessionRoutes(service)];
}

function lookingRoutes(service: OperatorsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/organizations`,
      access: 'signed-in',
      schema: {
        operationId: 'listTenants',
        summary: 'Organizations of the server, and nothing in them; for its operators',
        tags,
        response: { 200: tenantListSchema },
      },
      handler: async (request) => ({ items: await service.listTenants(callerOf(request)) }),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/health`,
      access: 'signed-in',
      schema: {
        operationId: 'getServerHealth',
        summary: 'How the server is; for its operators',
        tags,
        response: { 200: serverHealthSchema },
      },
      handler: async (request) => await service.health(callerOf(request)),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/sessions`,
      access: 'signed-in',
      schema: {
        operationId: 'listOperatorSessions',
        summary: 'Own looks into organizations that are open',
        tags,
        response: { 200: operatorSessionListSchema },
      },
      handler: async (request) => ({ items: await service.list(callerOf(request)) }),
    }),
  ];
}

function sessionRoutes(service: OperatorsService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/organizations/:organizationId/sessions`,
      access: 'signed-in',
      stepUp: true,
      config: { holdsSecret: true },
      schema: {
        operationId: 'openOperatorSession',
        summary: 'Look into an organization for 30 minutes, by a token; its administrators hear of it',
        tags,
        params: z.object({ organizationId: idSchema }),
        body: openOperatorSessionSchema,
        response: { 201: openedOperatorSessionSchema },
      },
      async handler(request, reply) {
        const { organizationId } = request.params;
        reply.header('cache-control', 'no-store');
        return reply
          .code(201)
          .send(await service.open(callerOf(request), organizationId, request.body.reason));
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: `${path}/sessions/:operatorSessionId`,
      access: 'signed-in',
      schema: {
        operationId: 'endOperatorSession',
        summary: 'Ends a look into an organization',
        tags,
        params: z.object({ operatorSessionId: idSchema }),
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.end(callerOf(request), request.params.operatorSessionId);
        return reply.code(204).send(null);
      },
    }),
  ];
}

/** What the organization itself sees of operators, and ends. */
export function operatorLooksRoutes(service: OperatorLooksService): readonly Route[] {
  const looks = '/api/v1/operator-sessions';
  return [
    defineRoute({
      method: 'GET',
      path: looks,
      access: 'organization:write',
      schema: {
        operationId: 'listOperatorLooks',
        summary: 'Operators of the server who look into the organization now; for its administrators',
        tags,
        response: { 200: operatorLookListSchema },
      },
      handler: async (request) => ({ items: await service.list(callerOf(request)) }),
    }),
    defineRoute({
      method: 'DELETE',
      path: `${looks}/:operatorSessionId`,
      access: 'organization:write',
      schema: {
        operationId: 'endOperatorLook',
        summary: 'Ends the look of an operator into the organization; its log keeps who did it',
        tags,
        params: z.object({ operatorSessionId: idSchema }),
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.end(callerOf(request), request.params.operatorSessionId);
        return reply.code(204).send(null);
      },
    }),
  ];
}
