/** Paths of users; no logic. */

import { personOf } from '../../../platform/http/actor.ts';
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes, sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import {
  createUserSchema,
  listUsersSchema,
  patchUserSchema,
  userPageSchema,
  userSchema,
} from './users.schema.ts';
import type { UsersService } from './users.service.ts';

export function usersRoutes(service: UsersService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/users/me',
      access: 'signed-in',
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
