/** SQL of saved reports. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListSavedReports } from './saved-reports.schema.ts';
import type { SavedReportTable } from './saved-reports.tables.ts';

export type SavedReportRow = Selectable<SavedReportTable>;

export async function findSavedReport(
  rows: Pick<Reads, 'from'>,
  id: string,
): Promise<SavedReportRow | undefined> {
  return await rows.from('saved_reports').selectAll().where('id', '=', id).executeTakeFirst();
}

/** By name, one row more than the limit. */
export async function listSavedReports(reads: Reads, query: ListSavedReports): Promise<SavedReportRow[]> {
  const order = { by: 'name', direction: 'asc', decode: decodeTextCursor } as const;
  return await selectPage(reads.from('saved_reports').selectAll(), query, order).execute();
}

export async function insertSavedReport(writes: Writes, row: SavedReportRow): Promise<void> {
  await writes.insert('saved_reports', row).execute();
}

export async function updateSavedReport(
  writes: Writes,
  row: SavedReportRow,
  change: Updateable<SavedReportTable>,
): Promise<SavedReportRow> {
  const updated = await writes
    .update('saved_reports')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteSavedReport(writes: Writes, row: SavedReportRow): Promise<void> {
  const deleted = await writes
    .remove('saved_reports')
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
