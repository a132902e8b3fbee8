import nunjucks from 'nunjucks';
import Fastify from 'fastify';

const env = nunjucks.configure('views', { autoescape: true });
const app = Fastify();

app.post<{ Body: { email: string } }>('/mail/test', async (request, reply) => {
  reply.type('text/html');
  return env.render('mail.njk', { email: request.body.email });
});

app.listen({ port: 3000 });
