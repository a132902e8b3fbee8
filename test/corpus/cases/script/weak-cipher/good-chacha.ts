import { createCipheriv, randomBytes } from 'node:crypto';

const algorithm = 'chacha20-poly1305';

export class Vault {
  constructor(private readonly key: Buffer) {}
  seal(text: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(algorithm, this.key, nonce, { authTagLength: 16 });
    return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  }
}
