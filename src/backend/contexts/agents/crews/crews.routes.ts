/** Paths of allowed crew files; no logic. */
import * as z from 'zod';
import { personCallerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import { crewListSchema, listCrewsSchema } from './crews.schema.ts';
import type { CrewsService } from './crews.service.ts';

const tags = ['Agents'];

export function crewRoutes(service: CrewsService): readonly Route[] {
  const path = '/api/v1/ai/allowed-crews';
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'act:read',
      answeredBy: 'device',
      schema: {
        operationId: 'listAllowedCrews',
        summary: 'Crew files of projects that the caller has allowed, by their hashes',
        tags,
        querystring: listCrewsSchema,
        response: { 200: crewListSchema },
      },
      handler: async (request) => await service.list(personCallerOf(request), request.query),
    }),
    defineRoute({
      method: 'DELETE',
      path: `${path}/:id`,
      access: 'act:write',
      answeredBy: 'device',
      schema: {
        operationId: 'removeAllowedCrew',
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
