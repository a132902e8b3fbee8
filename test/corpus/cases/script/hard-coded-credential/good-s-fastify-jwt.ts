import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import fastify from 'fastify';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing`);
  return value;
}

const settings = { port: Number(process.env.PORT ?? 3000), jwtSecret: required('JWT_SECRET') };

const app = fastify();
await app.register(cookie);
await app.register(jwt, { secret: settings.jwtSecret, sign: { expiresIn: '2h' } });
app.post('/session', async (_request, reply) => ({ token: await reply.jwtSign({ role: 'user' }) }));
await app.listen({ port: settings.port });
