/** Paths of models and their providers; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import { defineRoute, defineSocket, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import type { BridgeHub } from '../../../platform/models/bridge-hub.ts';
import { serveBridge } from './bridge-socket.ts';
import {
  createModelProviderSchema,
  listModelProvidersSchema,
  modelProviderPageSchema,
  modelProviderSchema,
  modelTestSchema,
  offeredModelsSchema,
  patchModelProviderSchema,
  putModelKeySchema,
  testModelProviderSchema,
} from './models.schema.ts';
import type { ModelsService } from './models.service.ts';

const tags = ['ModelProviders'];
const path = '/api/v1/ai/providers';
const params = idParamsSchema;

const kept = 'It is kept in memory while the backend runs, on a server also in its database, sealed';

const keyWays = [
  {
    for: 'organization',
    at: { path: `${path}/:id/key`, access: 'model:write' },
    put: { operationId: 'putModelKey', summary: `Hands over the key of a provider, for all people. ${kept}` },
    remove: { operationId: 'deleteModelKey' },
  },
  {
    for: 'person',
    at: { path: `${path}/:id/own-key`, access: 'coach:use' },
    put: {
      operationId: 'putOwnModelKey',
      summary: `Hands over a key that answers the caller alone, before that of the organization. ${kept}`,
    },
    remove: { operationId: 'deleteOwnModelKey' },
  },
] as const;

function keyRoutes(service: ModelsService): readonly Route[] {
  return keyWays.flatMap((way) => [
    defineRoute({
      ...way.at,
      method: 'PUT',
      schema: {
        ...way.put,
        tags,
        params,
        body: putModelKeySchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        const { key } = request.body;
        await service.putKey(callerOf(request), request.params.id, { for: way.for, key });
        return reply.code(204).send(null);
      },
    }),
    defineRoute({
      ...way.at,
      method: 'DELETE',
      schema: { ...way.remove, tags, params, response: { 204: z.null() } },
      handler: async (request, reply) => {
        await service.removeKey(callerOf(request), request.params.id, way.for);
        return reply.code(204).send(null);
      },
    }),
  ]);
}

export function modelsRoutes(service: ModelsService, bridge: BridgeHub): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/ai/models',
      access: 'model:read',
      schema: {
        operationId: 'listModels',
        summary: 'Models that may be asked, with price, privacy and state',
        tags,
        response: { 200: offeredModelsSchema },
      },
      handler: async (request) => await service.listModels(callerOf(request)),
    }),
    ...keyRoutes(service),
    ...resourceRoutes({
      path,
      name: 'ModelProvider',
      plural: 'ModelProviders',
      access: { read: 'model:read', write: 'model:write' },
      // Key and health change without its version.
      tellsMore: true,
      schemas: {
        item: modelProviderSchema,
        page: modelProviderPageSchema,
        query: listModelProvidersSchema,
        create: createModelProviderSchema,
        patch: patchModelProviderSchema,
      },
      service,
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/test`,
      access: 'coach:use',
      config: { asksModel: true },
      schema: {
        operationId: 'testModelProvider',
        summary: 'One tiny call: whether it answers, how fast, or what is wrong',
        tags,
        params,
        body: testModelProviderSchema,
        response: { 200: modelTestSchema },
      },
      handler: async (request) => await service.test(callerOf(request), request.params.id, request.body),
    }),
    defineSocket({
      path: '/api/v1/ai/bridge',
      access: 'coach:use',
      schema: { hide: true },
      open: (socket, request) => {
        serveBridge({ socket, caller: callerOf(request), log: request.log }, bridge);
      },
    }),
  ];
}
