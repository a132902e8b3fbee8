import type { FastifyReply, FastifyRequest } from 'fastify';

export async function requireToken(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = request.headers['x-token'];
  if (token === undefined || token === '') await reply.code(401).send();
  if (typeof token !== 'string') await reply.code(400).send();
}
