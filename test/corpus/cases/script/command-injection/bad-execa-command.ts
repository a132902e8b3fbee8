import { execaCommand } from 'execa';
import Fastify from 'fastify';

const app = Fastify();

app.get<{ Querystring: { pkg: string } }>('/info', async (request) => {
  const { stdout } = await execaCommand(`npm view ${request.query.pkg} --json`, { shell: true });
  return JSON.parse(stdout);
});

app.listen({ port: 3000 });
