/** SQL of saved reports: every statement is scoped by organization and by the person whose they are. */
import type { Selectable, Updateable } from 'kysely';
import type { Person } from '../../../../domain/policy/actor.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListSavedReports } from './saved-reports.schema.ts';
import type { SavedReportTable } from './saved-reports.tables.ts';

export type SavedReportRow = Selectable<SavedReportTable>;

function owned(db: Reader, { organizationId, userId }: Person) {
  return db
    .selectFrom('saved_reports')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId);
}

export async function findSavedReport(
  db: Reader,
  actor: Person,
  id: string,
): Promise<SavedReportRow | undefined> {
  return await owned(db, actor).where('id', '=', id).executeTakeFirst();
}

/** By name, one row more than the limit. */
export async function listSavedReports(
  db: Reader,
  actor: Person,
  query: ListSavedReports,
): Promise<SavedReportRow[]> {
  const order = { by: 'name', direction: 'asc', decode: decodeTextCursor } as const;
  return await selectPage(owned(db, actor), query, order).execute();
}

export async function insertSavedReport(trx: Trx, row: SavedReportRow): Promise<void> {
  await trx.insertInto('saved_reports').values(row).execute();
}

export async function updateSavedReport(
  trx: Trx,
  row: SavedReportRow,
  change: Updateable<SavedReportTable>,
): Promise<SavedReportRow> {
  const updated = await trx
    .updateTable('saved_reports')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteSavedReport(trx: Trx, row: SavedReportRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('saved_reports')
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
