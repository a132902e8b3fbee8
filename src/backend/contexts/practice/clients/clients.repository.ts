/** SQL of clients. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import { idsLike } from '../model/ids-like.ts';
import type { ListClients } from './clients.schema.ts';
import type { ClientTable } from './clients.tables.ts';

export type ClientRow = Selectable<ClientTable>;

export async function findClient(reads: Reads, id: string): Promise<ClientRow | undefined> {
  return await reads.from('clients').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Of those whose invoices are a series of their own, by name; archived ones have no next invoice. */
export async function listClientPatterns(
  reads: Reads,
): Promise<readonly { readonly id: string; readonly name: string; readonly pattern: string }[]> {
  const rows = await reads
    .invariant('clients')
    .select(['id', 'name', 'invoice_pattern'])
    .where('invoice_pattern', 'is not', null)
    .where('archived_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, invoice_pattern }) => ({ id, name, pattern: invoice_pattern ?? '' }));
}

/** The oldest of those that are not archived and have the name; upper and lower case are one. */
export async function findClientByName(reads: Reads, name: string): Promise<ClientRow | undefined> {
  return await reads
    .from('clients')
    .selectAll()
    .where((where) => where(where.fn<string>('lower', ['name']), '=', name.toLowerCase()))
    .where('archived_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** One row more than the limit, so that the caller knows whether a page follows. */
export async function listClients(reads: Reads, query: ListClients): Promise<ClientRow[]> {
  let select = reads.from('clients').selectAll();
  if (query.archived !== undefined) {
    select = select.where('archived_at', query.archived ? 'is not' : 'is', null);
  }
  if (query.like !== undefined) {
    const named = await select.clearSelect().select(['id', 'name']).execute();
    select = select.where('id', 'in', await idsLike(named, query.like));
  }
  return await selectPage(select, query, {
    by: 'name',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

/** Those that are in the practice's country because it is the practice's. */
export async function listFollowers(reads: Reads, countryCode: string): Promise<ClientRow[]> {
  return await reads
    .invariant('clients')
    .selectAll()
    .where('country_chosen', '=', 0)
    .where('country_code', '=', countryCode)
    .orderBy('id')
    .execute();
}

/** What an import knows a client by. */
export async function listNamesOfClients(reads: Reads): Promise<Pick<ClientRow, 'id' | 'name' | 'vat_id'>[]> {
  return await reads.invariant('clients').select(['id', 'name', 'vat_id']).orderBy('id').execute();
}

export async function insertClient(writes: Writes, row: Insertable<ClientTable>): Promise<void> {
  await writes.insert('clients', row).execute();
}

export async function insertClients(writes: Writes, rows: readonly Insertable<ClientTable>[]): Promise<void> {
  await writes.insertAll('clients', rows);
}

export async function updateClient(
  writes: Writes,
  row: ClientRow,
  change: Updateable<ClientTable>,
): Promise<ClientRow> {
  const updated = await writes
    .update('clients')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** With the practice, whose settings whoever moves it may change. */
export async function moveClient(
  writes: Writes,
  row: ClientRow,
  change: Updateable<ClientTable>,
): Promise<ClientRow> {
  const moved = await writes
    .invariant('clients')
    .update()
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(moved);
}

export async function deleteClient(writes: Writes, row: ClientRow): Promise<void> {
  const deleted = await writes
    .remove('clients')
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function countProjectsOf(reads: Reads, row: ClientRow): Promise<number> {
  const { count } = await reads
    .namesOf('projects', ['client_id', [row.id]])
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
