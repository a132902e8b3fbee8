import { load, DEFAULT_SCHEMA } from 'js-yaml';
import unsafe from 'js-yaml-js-types';
import Fastify from 'fastify';

const app = Fastify();
const schema = DEFAULT_SCHEMA.extend(unsafe.all);

app.post('/pipeline', async (request) => {
  const doc = load(request.body as string, { schema }) as any;
  return { steps: doc.steps.length };
});
