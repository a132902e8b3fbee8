import type { Role } from '../../../../domain/authorization.ts';

export interface InvitationTable {
  id: string;
  organization_id: string;
  /** In small letters. */
  email: string;
  role: Role;
  invited_by: string;
  /** SHA-256 of what the link carries, in hex. */
  secret_hash: string;
  expires_at: number;
  accepted_at: number | null;
  /** The membership that it became. */
  accepted_by: string | null;
  revoked_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

interface InvitationTables {
  invitations: InvitationTable;
}

declare module '../../../schema.ts' {
  interface Schema extends InvitationTables {}
}
