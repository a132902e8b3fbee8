const fastify = require('fastify')();
const fs = require('fs/promises');

const NAME = /^[A-Za-z0-9_-]{1,64}\.txt$/;

fastify.post('/rename', async (request, reply) => {
  const { from, to } = request.body;
  if (!NAME.test(from) || !NAME.test(to)) {
    return reply.code(400).send({ ok: false });
  }
  await fs.rename('/srv/share/' + from, '/srv/share/' + to);
  return { ok: true };
});

fastify.listen({ port: 3000 });
