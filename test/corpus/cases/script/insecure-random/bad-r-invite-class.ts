import { db } from './db.js';

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export class Invitations {
  private letter(): string {
    return alphabet.charAt(Math.floor(Math.random() * alphabet.length));
  }

  private code(length = 10): string {
    return Array.from({ length }, () => this.letter()).join('');
  }

  async invite(email: string): Promise<string> {
    const inviteToken = this.code();
    await db.invitations.insert({ email, inviteToken, expiresAt: Date.now() + 86_400_000 });
    return inviteToken;
  }
}
