/** Paths of the tokens that branches are pushed with; no logic. */
import * as z from 'zod';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { personCallerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { codeHostListSchema, codeHostParamsSchema, putCodeHostTokenSchema } from './publish.schema.ts';
import type { TokenPlace, TokenRing } from './token-ring.ts';

const tags = ['CodeHosts'];
const path = '/api/v1/code-hosts';

function placeOf({ actor: { organizationId, userId } }: PersonCaller, host: string): TokenPlace {
  return { organizationId, userId, host };
}

export function publishRoutes(tokens: TokenRing): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'request:read',
      answeredBy: 'device',
      schema: {
        operationId: 'listCodeHosts',
        summary: 'Hosts of code that the caller has given a token of',
        tags,
        response: { 200: codeHostListSchema },
      },
      handler: (request) => {
        const { organizationId, userId } = personCallerOf(request).actor;
        return { items: [...tokens.list({ organizationId, userId })] };
      },
    }),
    defineRoute({
      method: 'PUT',
      path: `${path}/:host/token`,
      access: 'request:approve',
      answeredBy: 'device',
      schema: {
        operationId: 'putCodeHostToken',
        summary: 'Hands over a token of GitHub or GitLab; it is kept in memory while the backend runs',
        tags,
        params: codeHostParamsSchema,
        body: putCodeHostTokenSchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await tokens.put(placeOf(personCallerOf(request), request.params.host), request.body);
        return reply.code(204).send(null);
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: `${path}/:host/token`,
      access: 'request:approve',
      answeredBy: 'device',
      schema: {
        operationId: 'deleteCodeHostToken',
        tags,
        params: codeHostParamsSchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await tokens.remove(placeOf(personCallerOf(request), request.params.host));
        return reply.code(204).send(null);
      },
    }),
  ];
}
