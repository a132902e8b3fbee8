import Fastify from 'fastify';

const app = Fastify();

app.get<{ Querystring: { id: string } }>('/widget', async (request, reply) => {
  reply.type('text/html');
  return reply.send(`<div id="${request.query.id}"></div>`);
});

app.listen({ port: 3000 });
