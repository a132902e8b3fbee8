import type { FastifyInstance } from 'fastify';
import { preferences } from './preferences.js';

type Tree = { [key: string]: unknown };

function assignAt(tree: Tree, keys: readonly string[], value: unknown): void {
  const [head, ...rest] = keys;
  if (head === undefined) return;
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  if (typeof tree[head] !== 'object') tree[head] = {};
  assignAt(tree[head] as Tree, rest, value);
}

export default async function routes(app: FastifyInstance) {
  app.patch<{ Body: { path: string; value: unknown } }>('/preferences', async (request) => {
    assignAt(preferences as Tree, request.body.path.split('.'), request.body.value);
    return preferences;
  });
}
