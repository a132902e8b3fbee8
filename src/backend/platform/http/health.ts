/** Liveness and readiness; public, so they say nothing about anybody. */

import type { FastifyInstance } from 'fastify';
import type { Health } from '../../../contract/backend-start.ts';
import { apiMajor, challengeHeader, healthPath } from '../../../contract/local/backend-names.ts';
import { ApiError } from './api-error.ts';

function proofFor(
  challenge: string | string[] | undefined,
  prove: HealthOptions['prove'],
): Pick<Health, 'proof'> {
  const proof = typeof challenge === 'string' ? prove?.(challenge) : undefined;
  return proof === undefined ? {} : { proof };
}

export interface HealthOptions extends Pick<Health, 'version' | 'storage' | 'setAside'> {
  /** Rejects while the store does not answer. */
  readonly askStore: () => Promise<unknown>;
  /** Answers a client's challenge; undefined for a text that is none. */
  readonly prove?: ((challenge: string) => string | undefined) | undefined;
  /** Absent where this backend makes no backups. */
  readonly newestBackupAt?: (() => string | undefined) | undefined;
}

export function registerHealthRoutes(
  app: FastifyInstance,
  { version, storage, setAside, askStore, prove, newestBackupAt }: HealthOptions,
): void {
  app.get(
    healthPath,
    { schema: { hide: true }, config: { access: 'public' } },
    async (request): Promise<Health> => ({
      status: 'ok',
      product: 'vireo',
      version,
      apiMajor,
      storage,
      ...(setAside && { setAside }),
      ...(newestBackupAt && { newestBackupAt: newestBackupAt() ?? null }),
      ...proofFor(request.headers[challengeHeader], prove),
    }),
  );
  app.get('/ready', { schema: { hide: true }, config: { access: 'public' } }, async () => {
    try {
      await askStore();
    } catch (error) {
      throw ApiError.is(error)
        ? error
        : new ApiError('unavailable', 'The database does not answer.', [], error);
    }
    return { status: 'ready' };
  });
}
