import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';

const sign = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest();

function isSame(given: unknown, wanted: Buffer): boolean {
  if (typeof given !== 'string') return false;
  const bytes = Buffer.from(given.replace('sha256=', ''), 'hex');
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}

export const webhooks: FastifyPluginAsync<{ secret: string }> = async (app, { secret }) => {
  app.post('/hooks/build', { config: { rawBody: true } }, async (request, reply) => {
    const given = request.headers['x-hub-signature-256'];
    if (!isSame(given, sign(String(request.rawBody), secret))) return reply.code(401).send();
    return { accepted: true };
  });
};
