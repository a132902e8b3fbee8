import { createHmac } from 'node:crypto';

export class LinkSigner {
  constructor(private readonly secret: string) {}

  private mac(path: string): string {
    return createHmac('sha256', this.secret).update(path).digest('base64url');
  }

  isValid(path: string, signature: string): boolean {
    return this.mac(path) == signature;
  }
}
