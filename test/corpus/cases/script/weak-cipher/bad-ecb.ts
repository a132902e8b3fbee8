import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const mode = 'ecb';
const algorithm = `aes-256-${mode}`;
export const key = randomBytes(32);

export class Vault {
  seal(text: string): Buffer {
    const cipher = createCipheriv(algorithm, key, null);
    return Buffer.concat([cipher.update(text), cipher.final()]);
  }
  open(data: Buffer): string {
    const decipher = createDecipheriv(algorithm, key, null);
    return decipher.update(data).toString() + decipher.final('utf8');
  }
}
