import Fastify from 'fastify';
import he from 'he';

function html(strings: TemplateStringsArray, ...values: unknown[]): string {
  return strings.reduce((text, part, index) => text + he.encode(String(values[index - 1])) + part);
}

const app = Fastify();

app.get<{ Querystring: { item: string } }>('/item', async (request, reply) => {
  return reply.type('text/html').send(html`<p>You chose ${request.query.item}</p>`);
});
