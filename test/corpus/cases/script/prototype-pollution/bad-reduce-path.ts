import Fastify from 'fastify';

const store: Record<string, any> = { features: {} };
const app = Fastify();

app.post<{ Body: { path: string[]; enabled: boolean } }>('/features', async (request) => {
  const { path, enabled } = request.body;
  const parent = path.slice(0, -1).reduce((node, key) => (node[key] = node[key] ?? {}), store);
  parent[path[path.length - 1]] = enabled;
  return { done: true };
});
