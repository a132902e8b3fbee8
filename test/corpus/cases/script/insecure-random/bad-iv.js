import crypto from 'node:crypto';

function nonce() {
  const bytes = Buffer.alloc(12);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.random() * 256;
  return bytes;
}

export function seal(key, text) {
  const iv = nonce();
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}
