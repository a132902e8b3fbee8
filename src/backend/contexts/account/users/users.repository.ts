/** SQL of users: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { UserTable } from './users.tables.ts';

export type UserRow = Selectable<UserTable>;

export async function listNamesOfPeople(db: Reader, organizationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('users')
    .select('name')
    .where('organization_id', '=', organizationId)
    .execute();
  return rows.map(({ name }) => name);
}

/** People of the organization; a contact of a client is none of its own. */
export async function countPeople(db: Reader, organizationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .where('role', '!=', 'client')
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function findUser(db: Reader, organizationId: string, id: string): Promise<UserRow | undefined> {
  return await db
    .selectFrom('users')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function listUsers(db: Reader, organizationId: string, query: PageQuery): Promise<UserRow[]> {
  const select = db.selectFrom('users').selectAll().where('organization_id', '=', organizationId);
  const order = { by: 'id', direction: 'asc', decode: decodeTextCursor } as const;
  return await selectPage(select, query, order).execute();
}

export async function insertUser(trx: Trx, row: UserRow): Promise<void> {
  await trx.insertInto('users').values(row).execute();
}

export async function updateUser(trx: Trx, row: UserRow, change: Updateable<UserTable>): Promise<UserRow> {
  const updated = await trx
    .updateTable('users')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/**
 * For this transaction alone: what is decided by all of a person's records, as their time, comes one after the other.
 * Rows may go on referring to the person in the meantime.
 */
export async function holdUser(trx: Trx, organizationId: string, id: string): Promise<void> {
  await trx
    .selectFrom('users')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute();
}

/** All that have it stay what they are until the transaction ends: two who take it from one another wait in turn. */
export async function countOthersWithRole(trx: Trx, row: UserRow): Promise<number> {
  const holders = await trx
    .selectFrom('users')
    .select('id')
    .where('organization_id', '=', row.organization_id)
    .where('role', '=', row.role)
    .orderBy('id')
    .forUpdate()
    .execute();
  return holders.filter(({ id }) => id !== row.id).length;
}
