/** An authenticator app as people have one (RFC 6238: SHA-1, six digits, 30 seconds), by code of its own. */
import { createHmac } from 'node:crypto';

const stepMs = 30_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export interface Authenticator {
  /** Of this time step, or of one `later`. */
  code(later?: number): string;
}

/** @param secret in Base32 */
export function createAuthenticator(secret: string, now: () => number = Date.now): Authenticator {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return {
    code(later = 0) {
      const step = Buffer.alloc(8);
      step.writeBigUInt64BE(BigInt(Math.floor(now() / stepMs) + later));
      const mac = createHmac('sha1', key).update(step).digest();
      const at = (mac.at(-1) ?? 0) % 16;
      return String((mac.readUInt32BE(at) % 2 ** 31) % 1_000_000).padStart(6, '0');
    },
  };
}
