/** What evidence is known by when it is ignored. */
import { createHash } from 'node:crypto';
import { evidenceKeySchema } from './proposals.schema.ts';

/**
 * A subject or UID may hold what the API takes in no key, or takes otherwise: control characters, spaces at the end, more
 * letters than there is room for. Such a key is a hash; the others say what they are of, as those do that are stored.
 */
export function toEvidenceKey(kind: 'commit' | 'event', ...parts: readonly (string | number)[]): string {
  const key = [kind, ...parts].join(':');
  if (evidenceKeySchema.safeParse(key).data === key) return key;
  return `${kind}:sha256:${createHash('sha256').update(key).digest('hex')}`;
}
