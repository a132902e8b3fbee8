import Fastify from 'fastify';
import yaml from 'js-yaml';

const app = Fastify();

app.post<{ Body: string }>('/import', async (request) => {
  const document = yaml.load(request.body, { schema: yaml.JSON_SCHEMA });
  return { keys: Object.keys(document as object) };
});
