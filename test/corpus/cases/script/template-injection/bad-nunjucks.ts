import Fastify from 'fastify';
import nunjucks from 'nunjucks';

const app = Fastify();
const environment = nunjucks.configure({ autoescape: true });

app.post<{ Body: { subject: string } }>('/subject', async (request) => {
  const subject = request.body.subject.trim();
  return { subject: environment.renderString(subject, { shop: 'Example' }) };
});
