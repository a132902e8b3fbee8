import nunjucks from 'nunjucks';
import Fastify from 'fastify';

const app = Fastify();

app.post<{ Body: { subject: string; email: string } }>('/mail/test', async (request) => {
  const { subject, email } = request.body;
  return { to: email, subject: nunjucks.renderString(subject, { email }) };
});

app.listen({ port: 3000 });
