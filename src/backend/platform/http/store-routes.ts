/** The answer to the question of a database that was moved aside. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { startEmptyPath } from '../../../contract/unreadable-database.ts';
import { defineRoute, mountRoutes } from './route.ts';

const storeStateSchema = z
  .object({
    /** `opening` until /health has no `setAside` any more. */
    state: z.enum(['ready', 'opening']),
  })
  .meta({ id: 'StoreState' });
export type StoreState = z.infer<typeof storeStateSchema>;

/** Sent twice, it does no more: a database that is there is never touched. */
export function registerStoreRoutes(
  app: FastifyInstance,
  startEmpty: (reply: FastifyReply) => StoreState['state'],
): void {
  const route = defineRoute({
    method: 'POST',
    path: startEmptyPath,
    access: 'organization:write',
    answeredBy: 'device',
    schema: {
      operationId: 'startEmpty',
      summary: 'Start with an empty database after the one there was could not be opened',
      tags: ['Store'],
      response: { 200: storeStateSchema },
    },
    handler: async (_request, reply) => ({ state: startEmpty(reply) }),
  });
  mountRoutes(app, [route]);
}
