/** Paths of members, below their project's; no logic. */
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import type { OneMember } from './members.repository.ts';
import { memberListSchema, memberParamsSchema, memberSchema, putMemberSchema } from './members.schema.ts';
import type { MembersService } from './members.service.ts';

const tags = ['Projects'];
const path = '/api/v1/projects/:id/members';
const one = { path: `${path}/:userId`, access: 'member:write', stepUp: true } as const;

/** Params have been parsed by the schema of the route when its handler runs. */
function oneOf(request: FastifyRequest): OneMember {
  const { id, userId } = request.params as z.output<typeof memberParamsSchema>;
  return { projectId: id, userId };
}

export function membersRoutes(service: MembersService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'member:read',
      schema: {
        operationId: 'listProjectMembers',
        summary: 'Who works on a project: lead, member or viewer',
        tags,
        params: idParamsSchema,
        response: { 200: memberListSchema },
      },
      handler: async (request) => await service.list(callerOf(request), request.params.id),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/project-members',
      access: 'member:read',
      schema: {
        operationId: 'listAllProjectMembers',
        summary: 'Who works on which project, of those that the caller sees',
        tags,
        response: { 200: memberListSchema },
      },
      handler: async (request) => await service.listAll(callerOf(request)),
    }),
    defineRoute({
      ...one,
      method: 'PUT',
      schema: {
        operationId: 'putProjectMember',
        summary: 'Make a person a member of a project, or change what they are in it',
        tags,
        params: memberParamsSchema,
        body: putMemberSchema,
        response: { 200: memberSchema, 201: memberSchema },
      },
      async handler(request, reply) {
        const { created, record } = await service.put(callerOf(request), oneOf(request), request.body);
        return reply.status(created ? 201 : 200).send(record);
      },
    }),
    defineRoute({
      ...one,
      method: 'DELETE',
      schema: {
        operationId: 'deleteProjectMember',
        summary: 'End a membership; time and texts of the person stay',
        tags,
        params: memberParamsSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.remove(callerOf(request), oneOf(request));
        return reply.status(204).send(null);
      },
    }),
  ];
}
