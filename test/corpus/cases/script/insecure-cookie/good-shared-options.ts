import cookie from '@fastify/cookie';
import Fastify, { type FastifyReply } from 'fastify';
import { issueToken } from './tokens';

const base = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

function setToken(reply: FastifyReply, token: string): void {
  reply.setCookie('auth_token', token, { ...base, maxAge: 3600 });
}

const app = Fastify();
await app.register(cookie);

app.post('/login', async (request, reply) => {
  setToken(reply, await issueToken(request.body));
  return { ok: true };
});
