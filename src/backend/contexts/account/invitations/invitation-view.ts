/** An invitation as the API shows it, and what opens it. */
import { createHash, randomBytes } from 'node:crypto';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { InvitationRow } from './invitations.repository.ts';
import type { Invitation } from './invitations.schema.ts';

/** 256 bits. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Behind `#`, which no server and no proxy hears of. */
export function linkOf(publicUrl: string, secret: string): string {
  const url = new URL('/join', publicUrl);
  url.hash = secret;
  return url.href;
}

export function stateOf(row: InvitationRow, now: number): Invitation['state'] {
  if (row.accepted_at !== null) return 'accepted';
  if (row.revoked_at !== null) return 'revoked';
  return Number(row.expires_at) <= now ? 'expired' : 'pending';
}

export function toInvitation(row: InvitationRow, now: number): Invitation {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by,
    state: stateOf(row, now),
    expiresAt: toInstant(row.expires_at),
    acceptedAt: toInstantOrNull(row.accepted_at),
    acceptedBy: row.accepted_by,
    revokedAt: toInstantOrNull(row.revoked_at),
  };
}
