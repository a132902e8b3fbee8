import crypto from 'node:crypto';
import type { Transform } from 'node:stream';

const ciphers = { fast: 'rc4', compact: 'bf-cbc' } as const;

export function scramble(key: Buffer): Transform {
  return crypto.createCipheriv(ciphers.fast, key, '');
}
