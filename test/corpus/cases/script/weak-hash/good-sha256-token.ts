import { createHmac } from 'node:crypto';

const algorithm = 'SHA256';

export class Signer {
  constructor(private readonly secret: string) {}

  sign(payload: string): string {
    return `${payload}.${createHmac(algorithm, this.secret).update(payload).digest('base64url')}`;
  }
}
