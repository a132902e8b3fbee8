import { createHash } from 'node:crypto';

/** Names a text: two of one digest are the same. */
export function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}
