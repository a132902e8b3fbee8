import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastify from 'fastify';

const app = fastify({ logger: true });
const root = path.resolve('reports');

/** Strips the way up, once. */
function clean(name: string): string {
  return name.replace('../', '').trim();
}

app.get<{ Params: { '*': string } }>('/reports/*', {
  handler: async (request, reply) => {
    const wanted = clean(request.params['*']);
    const file = path.join(root, wanted);
    try {
      return reply.type('application/pdf').send(await readFile(file));
    } catch {
      return reply.code(404).send();
    }
  },
});

await app.listen({ port: 3000 });
