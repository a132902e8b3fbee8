/** Paths of keys; no logic. No reply that holds one is kept by anything on its way. */
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import {
  createKeySchema,
  keyPageSchema,
  keySchema,
  keyUseSchema,
  keyVerdictSchema,
  listKeysSchema,
  madeKeySchema,
  patchKeySchema,
  rotateKeySchema,
  validateKeySchema,
} from './keys.schema.ts';
import type { KeysService } from './keys.service.ts';

const path = '/api/v1/keys';
const tags = ['Keys'];
const keptNowhere = (reply: FastifyReply) => reply.header('cache-control', 'no-store');

export function keysRoutes(service: KeysService): readonly Route[] {
  const { list, get, patch, remove } = service;
  return [
    ...resourceRoutes({
      path,
      name: 'Key',
      plural: 'Keys',
      tags,
      access: { read: 'key:read', write: 'key:write' },
      stepUp: true,
      schemas: {
        item: keySchema,
        page: keyPageSchema,
        query: listKeysSchema,
        create: createKeySchema,
        patch: patchKeySchema,
      },
      service: { list, get, patch, remove },
    }),
    defineRoute({
      method: 'POST',
      path,
      access: 'key:write',
      stepUp: true,
      schema: {
        operationId: 'createKey',
        summary: 'Make a key; the whole of it is answered once',
        tags,
        body: createKeySchema,
        response: { 200: madeKeySchema, 201: madeKeySchema },
      },
      async handler(request, reply) {
        const { created, record } = await service.create(callerOf(request), request.body);
        return keptNowhere(reply)
          .status(created ? 201 : 200)
          .send(record);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/rotate`,
      access: 'key:write',
      stepUp: true,
      schema: {
        operationId: 'rotateKey',
        summary: 'Make another secret for it; the one of before is taken for some hours more',
        tags,
        params: idParamsSchema,
        body: rotateKeySchema,
        response: { 200: madeKeySchema },
      },
      handler: async (request, reply) =>
        keptNowhere(reply).send(await service.rotate(callerOf(request), request.params.id, request.body)),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/validate`,
      access: 'key:read',
      schema: {
        operationId: 'validateKey',
        summary: 'Whether a key of yours is taken now',
        tags,
        body: validateKeySchema,
        response: { 200: keyVerdictSchema },
      },
      handler: async (request) => await service.validate(callerOf(request), request.body.key),
    }),
    useRoute(service),
  ];
}

function useRoute(service: KeysService): Route {
  return defineRoute({
    method: 'GET',
    path: `${path}/:id/use`,
    access: 'key:read',
    schema: {
      operationId: 'getKeyUse',
      summary: 'How often it was used, by day and operation, in the last 90 days',
      tags,
      params: idParamsSchema,
      response: { 200: keyUseSchema },
    },
    handler: async (request) => await service.listUse(callerOf(request), request.params.id),
  });
}
