import { spawn } from 'node:child_process';
import Fastify from 'fastify';

const app = Fastify();

app.post<{ Body: { branch: string } }>('/deploy', async (request, reply) => {
  const { branch } = request.body;
  const child = spawn('git', ['checkout', branch], { shell: true, cwd: '/srv/app' });
  const code = await new Promise((resolve) => child.on('close', resolve));
  return reply.send({ code });
});

await app.listen({ port: 3000 });
