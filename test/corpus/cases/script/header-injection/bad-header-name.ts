import Fastify from 'fastify';

const app = Fastify();

app.get<{ Querystring: { name: string; value: string } }>('/debug', async (request, reply) => {
  const { name, value } = request.query;
  reply.header(name, value);
  return reply.send('ok');
});
