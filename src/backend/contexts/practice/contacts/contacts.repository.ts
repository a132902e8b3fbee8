/** SQL of contacts. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ContactRole } from './contacts.schema.ts';
import type { ContactTable } from './contacts.tables.ts';

export type ContactRow = Selectable<ContactTable>;

export async function findContact(reads: Reads, id: string): Promise<ContactRow | undefined> {
  return await reads.from('contacts').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whom invoices are sent to; undefined where no contact for billing has an e-mail address. */
export async function findBillingContact(
  reads: Reads,
  clientId: string,
): Promise<{ readonly name: string; readonly email: string | null } | undefined> {
  return await reads
    .from('contacts')
    .select(['name', 'email'])
    .where('client_id', '=', clientId)
    .where('role', '=', 'billing')
    .where('email', 'is not', null)
    .orderBy('is_primary', 'desc')
    .orderBy('id')
    .executeTakeFirst();
}

/** Of all clients. */
export async function listNamesOfContacts(reads: Reads): Promise<readonly string[]> {
  const rows = await reads.invariant('contacts').select('name').distinct().execute();
  return rows.map(({ name }) => name);
}

/** By name, one row more than the limit. */
export async function listContacts(reads: Reads, clientId: string, query: PageQuery): Promise<ContactRow[]> {
  const select = reads.from('contacts').selectAll().where('client_id', '=', clientId);
  return await selectPage(select, query, {
    by: 'name',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

export async function listAllContacts(reads: Reads, clientId: string): Promise<ContactRow[]> {
  return await reads.from('contacts').selectAll().where('client_id', '=', clientId).orderBy('id').execute();
}

export async function findPrimary(
  reads: Reads,
  clientId: string,
  role: ContactRole,
): Promise<ContactRow | undefined> {
  return await reads
    .from('contacts')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('role', '=', role)
    .where('is_primary', '=', 1)
    .executeTakeFirst();
}

export async function insertContact(writes: Writes, row: ContactRow): Promise<void> {
  await writes.insert('contacts', row).execute();
}

export async function insertContacts(writes: Writes, rows: readonly ContactRow[]): Promise<void> {
  await writes.insertAll('contacts', rows);
}

export async function updateContact(
  writes: Writes,
  row: ContactRow,
  change: Updateable<ContactTable>,
): Promise<ContactRow> {
  const updated = await writes
    .update('contacts')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteContact(writes: Writes, row: ContactRow): Promise<void> {
  const deleted = await writes
    .remove('contacts')
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
