/** `person`: by the rights of its maker. `organization`: by its own, also when its maker leaves. */
export const keyOwners = ['person', 'organization'] as const;
export type KeyOwner = (typeof keyOwners)[number];

export interface KeyTable {
  id: string;
  organization_id: string;
  /** Who made it. */
  user_id: string;
  owner: KeyOwner;
  name: string;
  /** JSON: permissions. */
  scopes: string;
  /** JSON: addresses and networks that it may be used from; empty for any. */
  addresses: string;
  /** Requests a minute. */
  per_minute: number;
  /** Epoch milliseconds. */
  expires_at: number | null;
  revoked_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

/** A key that is rotated has two for a time. */
export interface KeySecretTable {
  organization_id: string;
  key_id: string;
  /** Public part, which finds it. */
  prefix: string;
  secret_hash: string;
  /** Epoch milliseconds. */
  made_at: number;
  /** From when on it is no longer taken. */
  ends_at: number | null;
  used_at: number | null;
}

export interface KeyUseTable {
  organization_id: string;
  key_id: string;
  /** ISO date, of UTC. */
  day: string;
  /** Operation of the API. */
  route: string;
  uses: number;
}

interface KeyTables {
  api_keys: KeyTable;
  api_key_secrets: KeySecretTable;
  api_key_uses: KeyUseTable;
}

declare module '../../../schema.ts' {
  interface Schema extends KeyTables {}
}
