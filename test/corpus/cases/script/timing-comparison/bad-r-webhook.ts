import { createHmac } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';

const sign = (body: string, secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

export const webhooks: FastifyPluginAsync<{ secret: string }> = async (app, { secret }) => {
  app.post('/hooks/build', { config: { rawBody: true } }, async (request, reply) => {
    const given = request.headers['x-hub-signature-256'];
    if (given !== sign(String(request.rawBody), secret)) return reply.code(401).send();
    return { accepted: true };
  });
};
