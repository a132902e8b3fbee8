/** SQL of organizations: of each caller there is one, its own. */
import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { OrganizationTable } from './organizations.tables.ts';

export type OrganizationRow = Selectable<OrganizationTable>;

export async function findOrganization(reads: Reads): Promise<OrganizationRow | undefined> {
  return await reads.from('organizations').selectAll().executeTakeFirst();
}

/** Empty where its administrator has not said one. For the sign-in, which is of no organization yet. */
export async function findOrganizationName(reads: Reads): Promise<string> {
  const row = await reads.invariant('organizations').select('name').executeTakeFirst();
  return row?.name ?? '';
}

export async function insertOrganization(writes: Writes, row: OrganizationRow): Promise<void> {
  await writes.insert('organizations', row).execute();
}

/** Of a practice that the set-up of a server takes over. */
export async function giveName(
  writes: Writes,
  change: { readonly name: string; readonly updated_at: number; readonly version: number },
): Promise<void> {
  const organizations = writes.invariant('organizations');
  await organizations.update().set(change).execute();
}

export async function updateOrganization(
  writes: Writes,
  row: OrganizationRow,
  change: Updateable<OrganizationTable>,
): Promise<OrganizationRow> {
  const updated = await writes
    .update('organizations')
    .set({ ...change, version: row.version + 1 })
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** Where a client is taken to be when nothing else is said. */
export async function loadCountry(reads: Reads): Promise<string> {
  const { country_code } = await reads.from('organizations').select('country_code').executeTakeFirstOrThrow();
  return country_code;
}

/** Who may decide on their own timesheet. */
export async function loadSelfApproval(reads: Reads): Promise<OrganizationRow['self_approval']> {
  const { self_approval } = await reads
    .from('organizations')
    .select('self_approval')
    .executeTakeFirstOrThrow();
  return self_approval;
}

/** What time entries, their import and their sums need to know of the practice. */
export async function loadTimePolicy(reads: Reads): Promise<{ zone: string; currency: string }> {
  return await reads.from('organizations').select(['zone', 'currency']).executeTakeFirstOrThrow();
}

/** What a week needs to know of the practice: whose holidays it keeps, in which words, and its currency. */
export async function loadWeekPractice(
  reads: Reads,
): Promise<{ countryCode: string; language: string; currency: string }> {
  return await reads
    .from('organizations')
    .select(['country_code as countryCode', 'language', 'currency'])
    .executeTakeFirstOrThrow();
}
