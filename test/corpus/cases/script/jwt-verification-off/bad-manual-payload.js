import Fastify from 'fastify';

const app = Fastify();

function readClaims(token) {
  const [, payload] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

app.addHook('preHandler', async (request, reply) => {
  const claims = readClaims(request.headers.authorization.slice(7));
  if (claims.exp * 1000 < Date.now()) return reply.code(401).send();
  request.user = claims;
});
