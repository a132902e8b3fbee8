/** An account as it is kept, and on the wire. */
import { toInstant } from '../../http/instant.ts';
import type { AccountSecrets } from './account-secrets.ts';
import type { AccountRow } from './accounts.repository.ts';
import { type Account, type AccountRecord, type MailOAuth, oauthSchema } from './accounts.schema.ts';

export function oauthOf({ oauth }: Pick<AccountRow, 'oauth'>): MailOAuth | null {
  return oauth === null ? null : oauthSchema.parse(JSON.parse(oauth));
}

export function toAccountRecord(row: AccountRow): AccountRecord {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    preset: row.preset,
    senderName: row.sender_name,
    address: row.address,
    host: row.host,
    port: row.port,
    security: row.security,
    signIn: row.sign_in,
    username: row.username,
    oauth: oauthOf(row),
    dailyLimit: row.daily_limit,
    isDefault: row.is_default === 1,
  };
}

const lacking = { missing: 'needs_sign_in', rejected: 'sign_in_refused' } as const;

export function toAccount(row: AccountRow, secrets: Pick<AccountSecrets, 'stateOf'>): Account {
  const password = secrets.stateOf(row);
  const isAtHand = password === 'present' || password === 'not_needed';
  const proved = row.tested_at === null ? 'untested' : 'ready';
  return {
    ...toAccountRecord(row),
    password,
    testedAt: row.tested_at === null ? null : toInstant(row.tested_at),
    state: isAtHand ? proved : lacking[password],
  };
}
