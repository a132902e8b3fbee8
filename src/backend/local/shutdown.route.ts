/** `POST /api/v1/shutdown`: a newer version asks an older backend to end in order. Embedded mode only. */
import type { FastifyInstance } from 'fastify';
import { shutdownPath } from '../../contract/backend-start.ts';

export function registerShutdown(app: FastifyInstance, shutDown: () => void): void {
  app.post(shutdownPath, { schema: { hide: true } }, async (_request, reply) => {
    reply.raw.once('close', shutDown);
    return reply.code(202).send({ status: 'ending' });
  });
}
