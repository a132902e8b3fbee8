import Fastify from 'fastify';

function glob(text: string): RegExp {
  return RegExp('^' + text.replace(/\*/g, '.*') + '$');
}

const app = Fastify();
const files = ['a.txt', 'b.log'];

app.get<{ Querystring: { pattern: string } }>('/files', async ({ query }) =>
  files.filter((file) => glob(query.pattern).test(file)),
);
