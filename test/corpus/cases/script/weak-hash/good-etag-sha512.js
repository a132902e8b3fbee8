import crypto from 'node:crypto';

export function etag(body) {
  return `"${crypto.createHash('sha512').update(body).digest('base64url').slice(0, 27)}"`;
}
