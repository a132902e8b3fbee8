import { createHash, randomBytes, scrypt as scryptCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const scrypt = promisify(scryptCallback) as (password: string, salt: Buffer, length: number) => Promise<Buffer>;

export const etag = (body: Buffer) => `"${createHash('sha256').update(body).digest('base64url')}"`;

export class Passwords {
  async store(password: string, salt = randomBytes(16)) {
    return `${salt.toString('hex')}$${(await scrypt(password, salt, 64)).toString('hex')}`;
  }

  async matches(password: string, stored: string) {
    const [salt = '', hash = ''] = stored.split('$');
    const made = await scrypt(password, Buffer.from(salt, 'hex'), 64);
    return timingSafeEqual(made, Buffer.from(hash, 'hex'));
  }
}
