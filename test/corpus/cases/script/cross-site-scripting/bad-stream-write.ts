import Fastify from 'fastify';

const app = Fastify();

function* page(items: string[]): Generator<string> {
  yield '<ul>';
  for (const item of items) yield `<li>${item}</li>`;
  yield '</ul>';
}

app.get<{ Querystring: { items: string } }>('/list', async (request, reply) => {
  const html = [...page(request.query.items.split(','))].join('');
  return reply.header('Content-Type', 'text/html; charset=utf-8').send(html);
});
