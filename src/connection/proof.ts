/**
 * How a backend shows that it is the one of the discovery file, without either side sending the token: after a
 * crash the port may be another user's program, or the backend of another practice.
 */
import { createHmac, randomBytes } from 'node:crypto';

const challengePattern = /^[0-9a-f]{32,64}$/;

export function createChallenge(): string {
  return randomBytes(16).toString('hex');
}

/** Undefined for a text that is no challenge. */
export function proofOf(token: string, challenge: string): string | undefined {
  return challengePattern.test(challenge)
    ? createHmac('sha256', token).update(challenge).digest('hex')
    : undefined;
}
