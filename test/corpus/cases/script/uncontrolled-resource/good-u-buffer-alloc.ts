import { FastifyInstance } from 'fastify';
export function register(app: FastifyInstance) {
  app.get<{ Querystring: { bytes: string } }>('/random', async (request, reply) => {
    const bytes = parseInt(request.query.bytes, 10);
    if (!(bytes > 0 && bytes <= 1024)) return reply.code(400).send();
    return Buffer.alloc(bytes).toString('hex');
  });
}
