import { FastifyInstance } from 'fastify';
export function register(app: FastifyInstance) {
  app.get<{ Querystring: { bytes: string } }>('/random', async (request) => {
    return Buffer.alloc(parseInt(request.query.bytes, 10)).toString('hex');
  });
}
