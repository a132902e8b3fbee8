/** SQL of keys. */
import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListKeys } from './keys.schema.ts';
import type { KeySecretTable, KeyTable, KeyUseTable } from './keys.tables.ts';

export type KeyRow = Selectable<KeyTable>;
export type SecretRow = Selectable<KeySecretTable>;
export type UseRow = Selectable<KeyUseTable>;

export async function findKey(rows: Pick<Reads, 'from'>, id: string): Promise<KeyRow | undefined> {
  return await rows.from('api_keys').selectAll().where('id', '=', id).executeTakeFirst();
}

/** By name, one row more than the limit. */
export async function listKeys(reads: Reads, query: ListKeys): Promise<KeyRow[]> {
  const all = reads.from('api_keys').selectAll();
  const select = query.revoked === 'true' ? all : all.where('revoked_at', 'is', null);
  const order = { by: 'name', direction: 'asc', decode: decodeTextCursor } as const;
  return await selectPage(select, query, order).execute();
}

export async function insertKey(writes: Writes, row: KeyRow): Promise<void> {
  await writes.insert('api_keys', row).execute();
}

export async function updateKey(writes: Writes, row: KeyRow, change: Updateable<KeyTable>): Promise<KeyRow> {
  const updated = await writes
    .update('api_keys')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** Of each key, the newest first. */
export async function listSecrets(
  reads: Pick<Reads, 'from'>,
  keyIds: readonly string[],
): Promise<SecretRow[]> {
  if (keyIds.length === 0) return [];
  return await reads
    .from('api_key_secrets')
    .selectAll()
    .where('key_id', 'in', keyIds)
    .orderBy('made_at', 'desc')
    .orderBy('prefix')
    .execute();
}

export async function insertSecret(writes: Writes, row: SecretRow): Promise<void> {
  await writes.insert('api_key_secrets', row).execute();
}

/** Those that are taken for longer end then. */
export async function endSecrets(writes: Writes, keyId: string, endsAt: number): Promise<void> {
  await writes
    .update('api_key_secrets')
    .set({ ends_at: endsAt })
    .where('key_id', '=', keyId)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', endsAt)]))
    .execute();
}

/** A person's own that open something yet. */
export async function listOwnKeys(reads: Reads, userId: string): Promise<KeyRow[]> {
  return await reads
    .invariant('api_keys')
    .selectAll()
    .where('user_id', '=', userId)
    .where('owner', '=', 'person')
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
}

export async function revokeKey(writes: Writes, row: KeyRow, now: number): Promise<KeyRow> {
  const updated = await writes
    .invariant('api_keys')
    .update()
    .set({ revoked_at: now, updated_at: now, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export interface FoundKey {
  readonly row: KeyRow;
  readonly secret: SecretRow;
}

/** Before it is known who asks. */
export async function findByPrefix(reads: Reads, prefix: string): Promise<FoundKey | undefined> {
  const secret = await reads
    .ofAnyone('api_key_secrets', 'sign-in')
    .selectAll()
    .where('prefix', '=', prefix)
    .executeTakeFirst();
  if (secret === undefined) return undefined;
  const row = await reads
    .ofAnyone('api_keys', 'sign-in')
    .selectAll()
    .where('id', '=', secret.key_id)
    .where('organization_id', '=', secret.organization_id)
    .executeTakeFirst();
  return row && { row, secret };
}

export async function noteUse(writes: Writes, prefix: string, at: number): Promise<void> {
  await writes
    .invariant('api_key_secrets')
    .update()
    .set({ used_at: at })
    .where('prefix', '=', prefix)
    .execute();
}

export async function addUses(writes: Writes, rows: readonly UseRow[]): Promise<void> {
  for (const row of rows) {
    await writes
      .insert('api_key_uses', row)
      .onConflict((conflict) =>
        conflict
          .columns(['key_id', 'day', 'route'])
          .doUpdateSet((set) => ({ uses: set('api_key_uses.uses', '+', row.uses) })),
      )
      .execute();
  }
}

/** The newest day first. */
export async function listUses(reads: Reads, keyId: string, since: string): Promise<UseRow[]> {
  return await reads
    .from('api_key_uses')
    .selectAll()
    .where('key_id', '=', keyId)
    .where('day', '>=', since)
    .orderBy('day', 'desc')
    .orderBy('route')
    .execute();
}
