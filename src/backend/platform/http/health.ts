/** Liveness and readiness; public, so they say nothing about anybody. */

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { challengeHeader, type Health, healthPath } from '../../../contract/backend-start.ts';
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

function proofFor(
  challenge: string | string[] | undefined,
  prove: HealthOptions['prove'],
): Pick<Health, 'proof'> {
  const proof = typeof challenge === 'string' ? prove?.(challenge) : undefined;
  return proof === undefined ? {} : { proof };
}

export interface HealthOptions {
  readonly database: Database<Schema>;
  readonly version: string;
  /** Answers a client's challenge; undefined for a text that is none. */
  readonly prove?: ((challenge: string) => string | undefined) | undefined;
}

export function registerHealthRoutes(
  app: FastifyInstance,
  { database, version, prove }: HealthOptions,
): void {
  app.get(
    healthPath,
    { schema: { hide: true }, config: { access: 'public' } },
    async (request): Promise<Health> => ({
      status: 'ok',
      product: 'vireo',
      version,
      apiMajor,
      storage: database.driver,
      ...noticeOf(database.opening),
      ...proofFor(request.headers[challengeHeader], prove),
    }),
  );
  app.get('/ready', { schema: { hide: true }, config: { access: 'public' } }, async () => {
    try {
      await sql`select 1`.execute(database.query);
    } catch (error) {
      throw new ApiError('unavailable', 'The database does not answer.', [], error);
    }
    return { status: 'ready' };
  });
}
