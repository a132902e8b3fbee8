import { createCipheriv } from 'crypto';

export class CardVault {
  constructor(private readonly key: Buffer) {}

  seal(pan: string): string {
    const cipher = createCipheriv('aes-256-ecb', this.key, null);
    return Buffer.concat([cipher.update(pan, 'utf8'), cipher.final()]).toString('base64');
  }
}
