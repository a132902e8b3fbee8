/** Paths of users; no logic. */

import { personOf } from '../../../platform/http/actor.ts';
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes, sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import type { MembershipsService } from './memberships.service.ts';
import {
  createUserSchema,
  leaveSchema,
  listUsersSchema,
  patchUserSchema,
  transferOwnershipSchema,
  userPageSchema,
  userSchema,
} from './users.schema.ts';
import type { UsersService } from './users.service.ts';

export function usersRoutes(service: UsersService, memberships: MembershipsService): readonly Route[] {
  return [...recordRoutes(service), ...membershipRoutes(memberships)];
}

function recordRoutes(service: UsersService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/users/me',
      access: 'signed-in',
      openToKeys: true,
      schema: {
        operationId: 'getMe',
        summary: 'Who is asking',
        tags: ['Users'],
        response: { 200: userSchema },
      },
      handler: async (request, reply) =>
        sendRecord(reply, await service.get(callerOf(request), personOf(callerOf(request)).userId)),
    }),
    ...resourceRoutes({
      path: '/api/v1/users',
      name: 'User',
      plural: 'Users',
      access: { read: 'user:read', write: 'user:write' },
      stepUp: true,
      schemas: {
        item: userSchema,
        page: userPageSchema,
        query: listUsersSchema,
        create: createUserSchema,
        patch: patchUserSchema,
      },
      service,
    }),
  ];
}

function membershipRoutes(service: MembershipsService): readonly Route[] {
  const on = { tags: ['Users'], params: idParamsSchema, response: { 200: userSchema } };
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/users/:id/deactivate',
      access: 'user:write',
      stepUp: true,
      schema: {
        operationId: 'deactivateUser',
        summary: 'They may no longer act here: their keys end, their schedules rest; what they did stays',
        ...on,
      },
      handler: async (request, reply) => {
        const { id } = request.params;
        const user = await service.deactivate(callerOf(request), { id, expected: expectedVersion(request) });
        return sendRecord(reply, user);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/users/:id/reactivate',
      access: 'user:write',
      stepUp: true,
      schema: {
        operationId: 'reactivateUser',
        summary: 'They are there again; what ended with it stays ended',
        ...on,
      },
      handler: async (request, reply) => {
        const { id } = request.params;
        const user = await service.reactivate(callerOf(request), { id, expected: expectedVersion(request) });
        return sendRecord(reply, user);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/users/:id/transfer-ownership',
      access: 'user:write',
      stepUp: true,
      schema: {
        operationId: 'transferOwnership',
        summary: 'They become an administrator, and you what you say',
        ...on,
        body: transferOwnershipSchema,
      },
      handler: async (request, reply) => {
        const { id } = request.params;
        const input = { id, expected: expectedVersion(request) };
        return sendRecord(reply, await service.transfer(callerOf(request), input, request.body));
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/users/me/leave',
      access: 'signed-in',
      stepUp: true,
      schema: {
        operationId: 'leaveOrganization',
        summary: 'End your own membership; the last administrator stays',
        tags: ['Users'],
        body: leaveSchema,
        response: { 200: userSchema },
      },
      handler: async (request, reply) => sendRecord(reply, await service.leave(callerOf(request))),
    }),
  ];
}
