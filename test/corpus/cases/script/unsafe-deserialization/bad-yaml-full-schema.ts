import Fastify from 'fastify';
import yaml from 'js-yaml';
import { all } from 'js-yaml-js-types';

const app = Fastify();
const schema = yaml.DEFAULT_SCHEMA.extend(all);

app.post<{ Body: string }>('/import', async (request) => {
  const document = yaml.load(request.body, { schema });
  return { keys: Object.keys(document as object) };
});
