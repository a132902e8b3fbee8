import Fastify from 'fastify';

const app = Fastify();

app.get<{ Querystring: { page: string } }>('/list', async (request, reply) => {
  const page = Math.max(1, Number.parseInt(request.query.page, 10) || 1);
  reply.header('X-Page', String(page));
  return reply.send([]);
});
