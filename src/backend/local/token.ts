/** The embedded backend's one token: made at each start, known through the discovery file, which only the user reads. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../domain/policy/actor.ts';
import type { Authenticate } from '../platform/http/actor.ts';

const tokenBytes = 32;

export function createToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** Takes as long for a token that is nearly right as for any other. `owner` may be asked for as they are now. */
export function authenticateOwner(
  token: string,
  owner: Actor | (() => Promise<Actor | undefined>),
): Authenticate {
  const expected = Buffer.from(token);
  return async (given) => {
    const bytes = Buffer.from(given);
    if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected)) return undefined;
    return typeof owner === 'function' ? await owner() : owner;
  };
}
