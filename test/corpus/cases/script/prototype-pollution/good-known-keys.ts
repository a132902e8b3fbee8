import Fastify from 'fastify';

const sections = ['search', 'mail'] as const;
const store: Record<string, Record<string, boolean>> = { search: {}, mail: {} };
const app = Fastify();

app.post<{ Body: { section: string; enabled: boolean } }>('/features', async (request, reply) => {
  const section = sections.find((each) => each === request.body.section);
  if (section === undefined) return reply.code(400).send();
  store[section].enabled = request.body.enabled;
  return { done: true };
});
