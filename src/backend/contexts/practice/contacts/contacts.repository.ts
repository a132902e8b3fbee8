/** SQL of contacts: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { insertRows } from '../../../platform/db/rows/insert-rows.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ContactRole } from './contacts.schema.ts';
import type { ContactTable } from './contacts.tables.ts';

export type ContactRow = Selectable<ContactTable>;

/** Whose contacts: of one client of one organization. */
export interface ContactOwner {
  readonly organizationId: string;
  readonly clientId: string;
}

export async function findContact(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<ContactRow | undefined> {
  return await db
    .selectFrom('contacts')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Whom invoices are sent to; undefined where no contact for billing has an e-mail address. */
export async function findBillingContact(
  db: Reader,
  organizationId: string,
  clientId: string,
): Promise<{ readonly name: string; readonly email: string | null } | undefined> {
  return await db
    .selectFrom('contacts')
    .select(['name', 'email'])
    .where('organization_id', '=', organizationId)
    .where('client_id', '=', clientId)
    .where('role', '=', 'billing')
    .where('email', 'is not', null)
    .orderBy('is_primary', 'desc')
    .orderBy('id')
    .executeTakeFirst();
}

/** Of all clients. */
export async function listNamesOfContacts(db: Reader, organizationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('contacts')
    .select('name')
    .distinct()
    .where('organization_id', '=', organizationId)
    .execute();
  return rows.map(({ name }) => name);
}

/** By name, one row more than the limit. */
export async function listContacts(
  db: Reader,
  { organizationId, clientId }: ContactOwner,
  query: PageQuery,
): Promise<ContactRow[]> {
  const select = db
    .selectFrom('contacts')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('client_id', '=', clientId);
  return await selectPage(select, query, {
    by: 'name',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

export async function listAllContacts(
  db: Reader,
  { organizationId, clientId }: ContactOwner,
): Promise<ContactRow[]> {
  return await db
    .selectFrom('contacts')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('client_id', '=', clientId)
    .orderBy('id')
    .execute();
}

export async function findPrimary(
  db: Reader,
  { organizationId, clientId }: ContactOwner,
  role: ContactRole,
): Promise<ContactRow | undefined> {
  return await db
    .selectFrom('contacts')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('client_id', '=', clientId)
    .where('role', '=', role)
    .where('is_primary', '=', 1)
    .executeTakeFirst();
}

export async function insertContact(trx: Trx, row: ContactRow): Promise<void> {
  await trx.insertInto('contacts').values(row).execute();
}

export async function insertContacts(trx: Trx, rows: readonly ContactRow[]): Promise<void> {
  await insertRows(trx, 'contacts', rows);
}

export async function updateContact(
  trx: Trx,
  row: ContactRow,
  change: Updateable<ContactTable>,
): Promise<ContactRow> {
  const updated = await trx
    .updateTable('contacts')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteContact(trx: Trx, row: ContactRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('contacts')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
