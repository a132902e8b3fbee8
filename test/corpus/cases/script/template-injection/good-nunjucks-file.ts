import Fastify from 'fastify';
import nunjucks from 'nunjucks';

const app = Fastify();
const environment = nunjucks.configure('views', { autoescape: true });

app.post<{ Body: { subject: string } }>('/subject', async (request) => {
  return { subject: environment.render('subject.njk', { subject: request.body.subject }) };
});
