import { spawn } from 'node:child_process';
import Fastify from 'fastify';

const app = Fastify();

app.post<{ Body: { branch: string } }>('/deploy', async (request, reply) => {
  const { branch } = request.body;
  if (!/^[a-z][a-z0-9/-]{0,60}$/.test(branch)) return reply.code(400).send();
  const child = spawn('git', ['checkout', branch], { cwd: '/srv/app' });
  const code = await new Promise((resolve) => child.on('close', resolve));
  return reply.send({ code });
});
