import { createCipheriv, randomBytes, type CipherGCMTypes } from 'node:crypto';

const accepted: readonly CipherGCMTypes[] = ['aes-128-gcm', 'aes-256-gcm'];

export function sealWith(name: string, key: Buffer, text: string): Buffer {
  const algorithm = accepted.find((each) => each === name);
  if (!algorithm) throw new RangeError('only GCM');
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, iv);
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}
