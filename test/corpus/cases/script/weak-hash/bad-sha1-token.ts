import { createHash, createHmac } from 'node:crypto';

const algorithm = 'SHA1';

export class Signer {
  constructor(private readonly secret: string) {}

  sign(payload: string): string {
    const digest = createHash(algorithm).update(`${this.secret}:${payload}`).digest('base64url');
    return `${payload}.${digest}`;
  }

  modern(payload: string): string {
    return createHmac('sha256', this.secret).update(payload).digest('hex');
  }
}
