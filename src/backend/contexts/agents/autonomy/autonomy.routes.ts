/** Paths of agents' autonomy and of allowed commands; no logic. */
import * as z from 'zod';
import { personCallerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion, setEtag } from '../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import {
  allowCommandSchema,
  allowedCommandSchema,
  allowedListSchema,
  autonomySchema,
  listAllowedSchema,
  putAutonomySchema,
} from './autonomy.schema.ts';
import type { AllowedCommandDoor, AutonomyService } from './autonomy.service.ts';

const tags = ['Agents'];

export function autonomyRoutes(service: AutonomyService): readonly Route[] {
  const path = '/api/v1/projects/:id/autonomy';
  const reply = { params: idParamsSchema, response: { 200: autonomySchema } };
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'project:read',
      schema: {
        operationId: 'getAgentAutonomy',
        tags,
        ...reply,
        summary: 'How far agents go in a project without a person',
      },
      async handler(request, answer) {
        const autonomy = await service.get(personCallerOf(request), request.params.id);
        setEtag(answer, autonomy);
        return autonomy;
      },
    }),
    defineRoute({
      method: 'PUT',
      path,
      access: 'autonomy:write',
      schema: { operationId: 'putAgentAutonomy', tags, body: putAutonomySchema, ...reply },
      async handler(request, answer) {
        const { params, body } = request;
        const autonomy = await service.put(
          personCallerOf(request),
          params.id,
          body,
          expectedVersion(request),
        );
        setEtag(answer, autonomy);
        return autonomy;
      },
    }),
  ];
}

export function allowedCommandRoutes(service: AllowedCommandDoor): readonly Route[] {
  const path = '/api/v1/ai/allowed-commands';
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'act:read',
      answeredBy: 'device',
      schema: {
        operationId: 'listAllowedCommands',
        summary: 'Commands that the caller always allows to agents',
        tags,
        querystring: listAllowedSchema,
        response: { 200: allowedListSchema },
      },
      handler: async (request) => await service.listAllowed(personCallerOf(request), request.query),
    }),
    defineRoute({
      method: 'POST',
      path,
      access: 'act:write',
      answeredBy: 'device',
      schema: {
        operationId: 'allowCommand',
        summary: 'Always allows a command in the folder of a project, while the caller trusts that folder',
        tags,
        body: allowCommandSchema,
        response: { 200: allowedCommandSchema },
      },
      handler: async (request) => await service.allow(personCallerOf(request), request.body),
    }),
    defineRoute({
      method: 'DELETE',
      path: `${path}/:id`,
      access: 'act:write',
      answeredBy: 'device',
      schema: {
        operationId: 'removeAllowedCommand',
        tags,
        params: idParamsSchema,
        response: { 204: z.null() },
      },
      async handler(request, answer) {
        await service.remove(personCallerOf(request), request.params.id);
        return answer.code(204).send(null);
      },
    }),
  ];
}
