import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Fastify from 'fastify';

const app = Fastify();
const root = path.resolve('/srv/docs');

app.get<{ Querystring: { doc: string } }>('/docs', async (request, reply) => {
  const file = path.resolve(root, request.query.doc);
  if (!file.startsWith(root + path.sep)) return reply.code(404).send();
  return reply.type('text/markdown').send(await readFile(file, 'utf8'));
});
