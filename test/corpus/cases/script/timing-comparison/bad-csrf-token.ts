import type { FastifyReply, FastifyRequest } from 'fastify';

export async function checkCsrf(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const sent = request.headers['x-csrf-token'];
  const csrfToken = request.session.get('csrfToken');
  if (!sent || sent !== csrfToken) await reply.code(403).send();
}
