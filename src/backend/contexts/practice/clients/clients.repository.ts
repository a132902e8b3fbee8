/** SQL of clients: every statement is scoped by organization. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { insertRows } from '../../../platform/db/rows/insert-rows.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import { idsLike } from '../model/ids-like.ts';
import type { ListClients } from './clients.schema.ts';
import type { ClientTable } from './clients.tables.ts';

export type ClientRow = Selectable<ClientTable>;

export async function findClient(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<ClientRow | undefined> {
  return await db
    .selectFrom('clients')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Of those whose invoices are a series of their own, by name; archived ones have no next invoice. */
export async function listClientPatterns(
  db: Reader,
  organizationId: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly pattern: string }[]> {
  const rows = await db
    .selectFrom('clients')
    .select(['id', 'name', 'invoice_pattern'])
    .where('organization_id', '=', organizationId)
    .where('invoice_pattern', 'is not', null)
    .where('archived_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, invoice_pattern }) => ({ id, name, pattern: invoice_pattern ?? '' }));
}

/** The oldest of those that are not archived and have the name; upper and lower case are one. */
export async function findClientByName(
  db: Reader,
  organizationId: string,
  name: string,
): Promise<ClientRow | undefined> {
  return await db
    .selectFrom('clients')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where((where) => where(where.fn<string>('lower', ['name']), '=', name.toLowerCase()))
    .where('archived_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** One row more than the limit, so that the caller knows whether a page follows. */
export async function listClients(
  db: Reader,
  organizationId: string,
  query: ListClients,
): Promise<ClientRow[]> {
  let select = db.selectFrom('clients').selectAll().where('organization_id', '=', organizationId);
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
export async function listFollowers(
  db: Reader,
  organizationId: string,
  countryCode: string,
): Promise<ClientRow[]> {
  return await db
    .selectFrom('clients')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('country_chosen', '=', 0)
    .where('country_code', '=', countryCode)
    .orderBy('id')
    .execute();
}

/** What an import knows a client by. */
export async function listNamesOfClients(
  db: Reader,
  organizationId: string,
): Promise<Pick<ClientRow, 'id' | 'name' | 'vat_id'>[]> {
  return await db
    .selectFrom('clients')
    .select(['id', 'name', 'vat_id'])
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
}

export async function insertClient(trx: Trx, row: Insertable<ClientTable>): Promise<void> {
  await trx.insertInto('clients').values(row).execute();
}

export async function insertClients(trx: Trx, rows: readonly Insertable<ClientTable>[]): Promise<void> {
  await insertRows(trx, 'clients', rows);
}

export async function updateClient(
  trx: Trx,
  row: ClientRow,
  change: Updateable<ClientTable>,
): Promise<ClientRow> {
  const updated = await trx
    .updateTable('clients')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteClient(trx: Trx, row: ClientRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('clients')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function countProjectsOf(db: Reader, row: ClientRow): Promise<number> {
  const { count } = await db
    .selectFrom('projects')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organization_id', '=', row.organization_id)
    .where('client_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return Number(count);
}
