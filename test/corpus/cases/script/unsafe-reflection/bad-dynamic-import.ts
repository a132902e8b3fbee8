import type { FastifyInstance } from 'fastify';

export default async function routes(app: FastifyInstance) {
  app.post<{ Body: { module: string; fn: string } }>('/jobs', async (request) => {
    const mod = await import(request.body.module);
    return mod[request.body.fn]();
  });
}
