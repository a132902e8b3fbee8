import Fastify from 'fastify';

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const app = Fastify();
const files = ['a.txt', 'b.log'];

app.get<{ Querystring: { prefix: string } }>('/files', async ({ query }) => {
  const expression = new RegExp(`^${quote(query.prefix)}`);
  return files.filter((file) => expression.test(file));
});
