/** Liveness and readiness; public, so they say nothing about anybody. */

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Health, healthPath } from '../../../contract/backend-start.ts';
import { apiMajor } from '../../../contract/discovery.ts';
import type { Schema } from '../../schema.ts';
import type { Database, OpeningReport } from '../db/database.ts';
import { ApiError } from './api-error.ts';

function noticeOf({ setAside }: OpeningReport): Pick<Health, 'notice'> {
  return setAside
    ? {
        notice: `The database could not be read (${setAside.reason}). It was kept as ${setAside.movedTo}, and an empty one was made.`,
      }
    : {};
}

export function registerHealthRoutes(
  app: FastifyInstance,
  { database, version }: { readonly database: Database<Schema>; readonly version: string },
): void {
  app.get(
    healthPath,
    { schema: { hide: true } },
    async (): Promise<Health> => ({
      status: 'ok',
      product: 'vireo',
      version,
      apiMajor,
      storage: database.driver,
      ...noticeOf(database.opening),
    }),
  );
  app.get('/ready', { schema: { hide: true } }, async () => {
    try {
      await sql`select 1`.execute(database.query);
    } catch (error) {
      throw new ApiError('unavailable', 'The database does not answer.', [], error);
    }
    return { status: 'ready' };
  });
}
