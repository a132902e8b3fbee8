import crypto from 'crypto';

const ENCRYPTION_KEY = 'd6F3Efeq9vLm2Rt8Yb1Nc5Xz7Ks4Wp0H';

export function encrypt(text: string): string {
  const iv = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv('aes-256-gcm', ENCRYPTION_KEY, iv);
  const out = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [iv, cipher.getAuthTag(), out].map((b) => b.toString('hex')).join(':');
}
