/** Paths of replays: from where they can begin, and what was sent; no logic. */
import { personCallerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { idParamsSchema, pageQuerySchema } from '../../../../platform/http/wire.ts';
import type { RequestsService } from '../requests.service.ts';
import { checkpointPageSchema, requestEffectListSchema } from './replays.schema.ts';

const tags = ['Requests'];

export function replaysRoutes(service: Pick<RequestsService, 'checkpoints' | 'effects'>): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests/:id/checkpoints',
      access: 'request:read',
      schema: {
        operationId: 'listRequestCheckpoints',
        summary: 'Where a replay of the request can begin, the newest first',
        tags,
        params: idParamsSchema,
        querystring: pageQuerySchema,
        response: { 200: checkpointPageSchema },
      },
      handler: async (request) =>
        await service.checkpoints(personCallerOf(request), request.params.id, request.query),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests/:id/effects',
      access: 'request:read',
      schema: {
        operationId: 'listRequestEffects',
        summary: 'What the run did outside, and what the run that it replays has sent since the checkpoint',
        tags,
        params: idParamsSchema,
        response: { 200: requestEffectListSchema },
      },
      handler: async (request) => await service.effects(personCallerOf(request), request.params.id),
    }),
  ];
}
