import jwt from 'jsonwebtoken';
import jwksClient from 'jwks-rsa';

const client = jwksClient({ jwksUri: 'https://login.example.com/.well-known/jwks.json' });

export async function authenticate(token: string) {
  const decoded = jwt.decode(token, { complete: true });
  if (!decoded) throw new Error('malformed token');
  const key = await client.getSigningKey(decoded.header.kid);
  return jwt.verify(token, key.getPublicKey(), {
    algorithms: ['RS256'],
    issuer: 'https://login.example.com/',
    audience: 'api',
  });
}
