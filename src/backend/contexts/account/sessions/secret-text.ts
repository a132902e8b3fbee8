/** Secrets of sessions: made here, handed out once, kept as SHA-256. */
import { createHash, createHmac, randomBytes } from 'node:crypto';

/**
 * Of a browser's cookie, a refresh token, a device that signed in, a link, a device that asks to be signed in, and a sign-in that
 * waits for a code; of an operator who looks into an organization, and of a proof that a browser gives.
 */
export type SecretMark = 'vis_' | 'vrt_' | 'vid_' | 'vil_' | 'vdc_' | 'vic_' | 'vop_' | 'vco_';

const secretBytes = 32;

export function makeSecret(mark: SecretMark): string {
  return `${mark}${randomBytes(secretBytes).toString('base64url')}`;
}

export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function makeSalt(): string {
  return randomBytes(secretBytes).toString('hex');
}

/** The token that follows a refresh token: made of it each time it is asked for, so that no table keeps one that opens anything. */
export function successorOf(token: string, salt: string): string {
  return `vrt_${createHmac('sha256', token).update(salt).digest('base64url')}`;
}
