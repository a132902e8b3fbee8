import crypto from 'node:crypto';

const refused = new Set(['rc4', 'des', 'des-ede3', 'aes-128-ecb']);

export function open(name: string, key: Buffer, iv: Buffer): crypto.Decipher {
  if (refused.has(name)) throw new Error(`cipher ${name} is not accepted`);
  return crypto.createDecipheriv('aes-256-gcm', key, iv);
}
