/** `POST /api/v1/shutdown`: a newer version asks an older backend to end in order. Embedded mode only. */

import type { FastifyInstance } from 'fastify';
import { shutdownPath } from '../../contract/local/backend-names.ts';

export function registerShutdown(app: FastifyInstance, shutDown: () => void): void {
  const options = { schema: { hide: true }, config: { access: 'organization:write' as const } };
  app.post(shutdownPath, options, async (_request, reply) => {
    reply.raw.once('close', shutDown);
    return reply.code(202).send({ status: 'ending' });
  });
}
