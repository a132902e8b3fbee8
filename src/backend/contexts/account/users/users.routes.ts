/** Paths of users; no logic. */
import type { FastifyInstance } from 'fastify';
import { callerOf } from '../../../platform/http/authorization.ts';
import { registerResource, sendRecord } from '../../../platform/http/resource-routes.ts';
import {
  createUserSchema,
  listUsersSchema,
  patchUserSchema,
  userPageSchema,
  userSchema,
} from './users.schema.ts';
import type { UsersService } from './users.service.ts';

export function registerUsers(app: FastifyInstance, service: UsersService): void {
  app.get(
    '/api/v1/users/me',
    {
      schema: {
        operationId: 'getMe',
        summary: 'Who is asking',
        tags: ['Users'],
        response: { 200: userSchema },
      },
    },
    async (request, reply) =>
      sendRecord(reply, await service.get(callerOf(request), callerOf(request).actor.userId)),
  );
  registerResource(app, {
    path: '/api/v1/users',
    name: 'User',
    plural: 'Users',
    schemas: {
      item: userSchema,
      page: userPageSchema,
      query: listUsersSchema,
      create: createUserSchema,
      patch: patchUserSchema,
    },
    service,
  });
}
