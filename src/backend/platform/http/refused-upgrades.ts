/**
 * A WebSocket that is refused is answered over HTTP, but Node no longer counts its connection among those that a
 * closing server ends: it would stay open until the client goes, and hold up the shutdown. So we end it ourselves.
 */
import type { FastifyInstance } from 'fastify';

export function registerRefusedUpgrades(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    if (request.headers.upgrade !== undefined && reply.statusCode >= 400) {
      request.raw.socket.destroySoon();
    }
  });
}
