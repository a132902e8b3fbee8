import { randomInt } from 'node:crypto';
import { db } from './db.js';

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export class Invitations {
  private code(length = 10): string {
    return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  }

  async invite(email: string, attempt = 0): Promise<string> {
    const inviteToken = this.code();
    try {
      await db.invitations.insert({ email, inviteToken });
      return inviteToken;
    } catch (error) {
      if (attempt > 4) throw error;
      const pause = 2 ** attempt * 100 * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
      return this.invite(email, attempt + 1);
    }
  }
}
