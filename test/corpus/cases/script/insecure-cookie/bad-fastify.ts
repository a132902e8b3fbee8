import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import { issueToken } from './tokens';

const app = Fastify();
await app.register(cookie);

app.post('/login', async (request, reply) => {
  const token = await issueToken(request.body);
  reply.setCookie('auth_token', token, { path: '/', httpOnly: false, secure: false });
  return { ok: true };
});
