import { jwtVerify, createRemoteJWKSet } from 'jose';
import type { FastifyRequest } from 'fastify';

const jwks = createRemoteJWKSet(new URL('https://id.example.com/jwks'));

export async function authenticate(request: FastifyRequest) {
  const token = request.headers.authorization?.slice(7) ?? '';
  const { payload } = await jwtVerify(token, jwks, { issuer: 'https://id.example.com', audience: 'shop' });
  return payload.sub;
}
