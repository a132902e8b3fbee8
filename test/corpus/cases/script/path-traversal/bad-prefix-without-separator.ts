import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Fastify from 'fastify';

const app = Fastify();

function locate(name: string): string {
  return path.normalize('/srv/docs/' + name);
}

app.get<{ Querystring: { doc: string } }>('/docs', async (request, reply) => {
  const file = locate(request.query.doc);
  if (!file.endsWith('.md')) return reply.code(404).send();
  return reply.type('text/markdown').send(await readFile(file, 'utf8'));
});
