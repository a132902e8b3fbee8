import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import fastify from 'fastify';

const settings = {
  port: Number(process.env.PORT ?? 3000),
  jwtSecret: 'hN7-quiet-otter-4411',
};

const app = fastify();
await app.register(cookie);
await app.register(jwt, { secret: settings.jwtSecret, sign: { expiresIn: '2h' } });
app.post('/session', async (_request, reply) => ({ token: await reply.jwtSign({ role: 'user' }) }));
await app.listen({ port: settings.port });
