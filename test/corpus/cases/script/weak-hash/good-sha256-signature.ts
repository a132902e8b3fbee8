import { createHmac, createSign } from 'node:crypto';

export function signLicense(payload: string, key: string): string {
  const signer = createSign('RSA-SHA256');
  signer.update(payload);
  return signer.sign(key, 'base64');
}

export const mac = (data: string, secret: string) => createHmac('sha256', secret).update(data).digest('hex');
