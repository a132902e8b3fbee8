import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastify from 'fastify';

const app = fastify({ logger: true });
const root = path.resolve('reports');

function inside(name: string): string | undefined {
  const file = path.resolve(root, name);
  const relative = path.relative(root, file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? undefined : file;
}

app.get<{ Params: { '*': string } }>('/reports/*', {
  handler: async (request, reply) => {
    const file = inside(request.params['*']);
    if (file === undefined) return reply.code(403).send();
    return reply.type('application/pdf').send(await readFile(file));
  },
});

await app.listen({ port: 3000 });
