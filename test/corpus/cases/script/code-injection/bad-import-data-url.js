import Fastify from 'fastify';

const app = Fastify();

app.post('/plugins', async (request) => {
  const source = Buffer.from(request.body.code, 'utf8').toString('base64');
  const plugin = await import(`data:text/javascript;base64,${source}`);
  return { name: plugin.default.name };
});

await app.listen({ port: 3000 });
