import { createHash, type BinaryLike } from 'node:crypto';

const algorithms = { fast: 'md5', strong: 'sha256' } as const;

function digest(value: BinaryLike, kind: keyof typeof algorithms = 'fast'): string {
  return createHash(algorithms[kind]).update(value).digest('hex');
}

export class Passwords {
  store(password: string, salt: string) {
    return `${salt}$${digest(salt + password)}`;
  }

  matches(password: string, stored: string) {
    const [salt = ''] = stored.split('$');
    return this.store(password, salt) === stored;
  }
}
