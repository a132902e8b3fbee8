/** SQL of accounts of mail. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../db/changes.ts';
import { selectPage } from '../../db/select-page.ts';
import { decodeTextCursor } from '../../http/cursor.ts';
import type { Reads } from '../../reach/reads.ts';
import type { Writes } from '../../reach/writes.ts';
import type { MailAccountTable } from '../mail.tables.ts';
import type { ListAccounts } from './accounts.schema.ts';

export type AccountRow = Selectable<MailAccountTable>;

export async function findAccount(reads: Reads, id: string): Promise<AccountRow | undefined> {
  return await reads.from('mail_accounts').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findSendingAccount(
  reads: Reads,
  id: string | undefined,
): Promise<AccountRow | undefined> {
  const rows = reads.invariant('mail_accounts').selectAll();
  return await (id === undefined
    ? rows.where('is_default', '=', 1)
    : rows.where('id', '=', id)
  ).executeTakeFirst();
}

/** All of them: few. */
export async function loadAccounts(reads: Reads): Promise<AccountRow[]> {
  return await reads.invariant('mail_accounts').selectAll().orderBy('id').execute();
}

export async function listAccounts(reads: Reads, query: ListAccounts): Promise<AccountRow[]> {
  return await selectPage(reads.from('mail_accounts').selectAll(), query, {
    by: 'address',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertAccount(writes: Writes, row: AccountRow): Promise<void> {
  await writes.insert('mail_accounts', row).execute();
}

/** One is, and before another becomes it. */
export async function unsetDefault(writes: Writes): Promise<void> {
  await writes.update('mail_accounts').set({ is_default: 0 }).where('is_default', '=', 1).execute();
}

export async function updateAccount(
  writes: Writes,
  { id, version }: AccountRow,
  change: Updateable<MailAccountTable>,
): Promise<AccountRow> {
  const updated = await writes
    .update('mail_accounts')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** As it was when its server took mail of it. */
export async function markTested(
  writes: Writes,
  { id, version }: AccountRow,
  testedAt: number,
): Promise<void> {
  await writes
    .update('mail_accounts')
    .set({ tested_at: testedAt })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute();
}

export async function deleteAccount(writes: Writes, { id, version }: AccountRow): Promise<void> {
  const deleted = await writes
    .remove('mail_accounts')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
