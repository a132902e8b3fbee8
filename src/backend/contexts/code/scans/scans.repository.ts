/** SQL of scans: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListScans } from './scans.schema.ts';
import type { ScanTable } from './scans.tables.ts';

export type ScanRow = Selectable<ScanTable>;

export async function findScan(db: Reader, organizationId: string, id: string): Promise<ScanRow | undefined> {
  return await db
    .selectFrom('scans')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The scan of the same project for the same things that waits or runs. */
export async function findActiveScan(
  db: Reader,
  of: Pick<ScanRow, 'organization_id' | 'project_id' | 'dedupe_key'>,
): Promise<ScanRow | undefined> {
  return await db
    .selectFrom('scans')
    .selectAll()
    .where('organization_id', '=', of.organization_id)
    .where('project_id', '=', of.project_id)
    .where('dedupe_key', '=', of.dedupe_key)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
}

/** Newest first, one row more than the limit. */
export interface ScanQuery extends ListScans {
  /** Only what this person asked for. */
  readonly requestedBy?: string;
}

export async function listScans(db: Reader, organizationId: string, query: ScanQuery): Promise<ScanRow[]> {
  let select = db.selectFrom('scans').selectAll().where('organization_id', '=', organizationId);
  if (query.projectId) select = select.where('project_id', '=', query.projectId);
  if (query.state) select = select.where('state', '=', query.state);
  if (query.whole !== undefined) select = select.where('paths', query.whole ? '=' : '!=', '[]');
  if (query.requestedBy) select = select.where('requested_by', '=', query.requestedBy);
  return await selectPage(select, query, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function insertScan(trx: Trx, row: ScanRow): Promise<void> {
  await trx.insertInto('scans').values(row).execute();
}

export async function updateScan(trx: Trx, row: ScanRow, change: Updateable<ScanTable>): Promise<ScanRow> {
  return requireUpdated(
    await trx
      .updateTable('scans')
      .set({ ...change, version: row.version + 1 })
      .where('organization_id', '=', row.organization_id)
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .returningAll()
      .executeTakeFirst(),
  );
}

/** Where a scan is: no change of the record, so neither version nor event. */
export async function saveScanProgress(
  db: Reader,
  { organization_id: organizationId, id }: Pick<ScanRow, 'organization_id' | 'id'>,
  progress: { readonly step: string; readonly fraction: number | null },
): Promise<void> {
  await db
    .updateTable('scans')
    .set(progress)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}
