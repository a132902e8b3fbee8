const fastify = require('fastify')();
const fs = require('fs/promises');

fastify.post('/rename', async (request, reply) => {
  const { from, to } = request.body;
  await fs.rename('/srv/share/' + from, '/srv/share/' + to);
  return { ok: true };
});

fastify.listen({ port: 3000 });
