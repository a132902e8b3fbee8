import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import Fastify from 'fastify';
const run = promisify(exec);
const app = Fastify();
app.get<{ Querystring: { repo: string } }>('/clone', async (request) => {
  const { stdout } = await run(`git clone --depth 1 ${request.query.repo} /tmp/work`);
  return { stdout };
});
