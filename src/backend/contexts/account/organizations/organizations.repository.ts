/** SQL of organizations: a caller sees only its own. */
import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { OrganizationTable } from './organizations.tables.ts';

export type OrganizationRow = Selectable<OrganizationTable>;

export async function findOrganization(db: Reader, id: string): Promise<OrganizationRow | undefined> {
  return await db.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertOrganization(trx: Trx, row: OrganizationRow): Promise<void> {
  await trx.insertInto('organizations').values(row).execute();
}

export async function updateOrganization(
  trx: Trx,
  row: OrganizationRow,
  change: Updateable<OrganizationTable>,
): Promise<OrganizationRow> {
  const updated = await trx
    .updateTable('organizations')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** Where a client is taken to be when nothing else is said. */
export async function loadCountry(db: Reader, id: string): Promise<string> {
  const { country_code } = await db
    .selectFrom('organizations')
    .select('country_code')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return country_code;
}

/** Who may decide on their own timesheet. */
export async function loadSelfApproval(db: Reader, id: string): Promise<OrganizationRow['self_approval']> {
  const { self_approval } = await db
    .selectFrom('organizations')
    .select('self_approval')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return self_approval;
}

/** What time entries, their import and their sums need to know of the practice. */
export async function loadTimePolicy(db: Reader, id: string): Promise<{ zone: string; currency: string }> {
  return await db
    .selectFrom('organizations')
    .select(['zone', 'currency'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** What a week needs to know of the practice: whose holidays it keeps, in which words, and its currency. */
export async function loadWeekPractice(
  db: Reader,
  id: string,
): Promise<{ countryCode: string; language: string; currency: string }> {
  return await db
    .selectFrom('organizations')
    .select(['country_code as countryCode', 'language', 'currency'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
