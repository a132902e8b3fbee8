/** SQL of users. */
import type { Selectable, Updateable } from 'kysely';
import type { Person } from '../../../../domain/policy/actor.ts';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { PersonLanguage } from '../../../platform/http/language/person-language.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { UserTable } from './users.tables.ts';

export type UserRow = Selectable<UserTable>;

export async function listNamesOfPeople(reads: Reads): Promise<readonly string[]> {
  const rows = await reads.invariant('users').select('name').execute();
  return rows.map(({ name }) => name);
}

/** Who may change what the organization allows. */
export async function listAdministrators(
  reads: Reads,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return await reads
    .invariant('users')
    .select(['id', 'name'])
    .where('role', '=', 'org_admin')
    .where('deactivated_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Of the organization's people; a contact of a client is none of them. */
export async function listAddressesOfPeople(reads: Reads): Promise<readonly string[]> {
  const rows = await reads
    .invariant('users')
    .select('email')
    .where('deactivated_at', 'is', null)
    .where('role', '!=', 'client')
    .where('email', 'is not', null)
    .execute();
  return rows.flatMap(({ email }) => email ?? []);
}

/** Who has an address in the organization; where nobody active has it, who was deactivated. @param email in lower case */
export async function findByAddress(reads: Reads, email: string): Promise<UserRow | undefined> {
  const rows = await reads
    .invariant('users')
    .selectAll()
    .where('role', '!=', 'client')
    .where('email', 'is not', null)
    .orderBy('id')
    .execute();
  const own = rows.filter((row) => row.email?.toLowerCase() === email);
  return own.find((row) => row.deactivated_at === null) ?? own[0];
}

/** People of the organization; a contact of a client is none of its own. */
export async function countPeople(reads: Reads): Promise<number> {
  const { count } = await reads
    .invariant('users')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('deactivated_at', 'is', null)
    .where('role', '!=', 'client')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** With the roles of this moment; a contact of a client is none of them. */
export async function listPeople(reads: Reads): Promise<readonly Person[]> {
  const rows = await reads
    .invariant('users')
    .select(['id', 'organization_id', 'role'])
    .where('deactivated_at', 'is', null)
    .where('role', '!=', 'client')
    .orderBy('id')
    .execute();
  return rows.map(({ id: userId, organization_id: organizationId, role }) => ({
    kind: 'user',
    userId,
    organizationId,
    role,
  }));
}

/** In which a person reads mail; undefined for that of the practice. */
export async function findLanguage(reads: Reads, id: string): Promise<PersonLanguage | undefined> {
  const row = await reads.invariant('users').select('language').where('id', '=', id).executeTakeFirst();
  return row?.language ?? undefined;
}

/** Where mail to a person goes; null where they have no address, or are no longer there. */
export async function findEmail(reads: Reads, id: string): Promise<string | null> {
  const row = await reads
    .invariant('users')
    .select('email')
    .where('deactivated_at', 'is', null)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.email ?? null;
}

export async function findUser(reads: Reads, id: string): Promise<UserRow | undefined> {
  return await reads.from('users').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listUsers(reads: Reads, query: PageQuery): Promise<UserRow[]> {
  const select = reads.from('users').selectAll();
  const order = { by: 'id', direction: 'asc', decode: decodeTextCursor } as const;
  return await selectPage(select, query, order).execute();
}

export async function insertUser(writes: Writes, row: UserRow): Promise<void> {
  await writes.insert('users', row).execute();
}

/** What is said of no other, so that no version tells it. */
export async function chooseLanguage(writes: Writes, id: string, language: PersonLanguage): Promise<void> {
  await writes.invariant('users').update().set({ language }).where('id', '=', id).execute();
}

/** Of who takes a practice over by the set-up of a server. */
export async function giveAddress(
  writes: Writes,
  id: string,
  change: { readonly email: string; readonly updated_at: number; readonly version: number },
): Promise<void> {
  const users = writes.invariant('users');
  await users.update().set(change).where('id', '=', id).execute();
}

export async function updateUser(
  writes: Writes,
  row: UserRow,
  change: Updateable<UserTable>,
): Promise<UserRow> {
  const updated = await writes
    .update('users')
    .set({ ...change, version: row.version + 1 })
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
export async function holdUser(reads: Reads, id: string): Promise<void> {
  await reads.invariant('users').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/**
 * Ids of administrators who are there. All stay what they are until the transaction ends: two who take it from one another wait
 * in turn.
 */
export async function holdAdministrators(reads: Reads): Promise<readonly string[]> {
  const holders = await reads
    .invariant('users')
    .select('id')
    .where('role', '=', 'org_admin')
    .where('deactivated_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return holders.map(({ id }) => id);
}

/** As they are now, whatever the token said: they may have been demoted since. */
export async function findStanding(reads: Reads, id: string): Promise<UserRow | undefined> {
  return await reads
    .invariant('users')
    .selectAll()
    .where('id', '=', id)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
}

export async function endMembership(writes: Writes, row: UserRow, now: number): Promise<UserRow> {
  const updated = await writes
    .invariant('users')
    .update()
    .set({ deactivated_at: now, updated_at: now, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** Of the organization of the transaction: its operator has no role in it. */
export async function findUserOfOperator(reads: Reads, id: string): Promise<UserRow | undefined> {
  return await reads.invariant('users').selectAll().where('id', '=', id).executeTakeFirst();
}
