/** A key as the API shows it. */
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import { keyMark } from './key-text.ts';
import type { KeyRow, SecretRow } from './keys.repository.ts';
import type { Key } from './keys.schema.ts';

/** @param secrets its own, the newest first */
export function toKey(row: KeyRow, secrets: readonly SecretRow[], now: number): Key {
  // One alone has no end: the others were rotated away.
  const newest = secrets.find(({ ends_at }) => ends_at === null);
  const before = secrets.find(({ ends_at }) => ends_at !== null && Number(ends_at) > now);
  const used = secrets.flatMap(({ used_at }) => (used_at === null ? [] : [Number(used_at)]));
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    name: row.name,
    userId: row.user_id,
    owner: row.owner,
    scopes: JSON.parse(row.scopes),
    addresses: JSON.parse(row.addresses),
    perMinute: row.per_minute,
    prefix: `${keyMark}${newest?.prefix ?? ''}`,
    state: stateOf(row, before !== undefined, now),
    expiresAt: toInstantOrNull(row.expires_at),
    revokedAt: toInstantOrNull(row.revoked_at),
    lastUsedAt: used.length === 0 ? null : toInstant(Math.max(...used)),
    before: before
      ? {
          prefix: `${keyMark}${before.prefix}`,
          endsAt: toInstant(before.ends_at ?? 0),
          lastUsedAt: toInstantOrNull(before.used_at),
        }
      : null,
  };
}

function stateOf(row: KeyRow, isEnding: boolean, now: number): Key['state'] {
  if (row.revoked_at !== null) return 'revoked';
  if (hasExpired(row, now)) return 'expired';
  return isEnding ? 'ending' : 'active';
}

export function hasExpired({ expires_at }: Pick<KeyRow, 'expires_at'>, now: number): boolean {
  return expires_at !== null && Number(expires_at) <= now;
}
