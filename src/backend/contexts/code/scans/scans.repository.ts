/** SQL of scans. */
import type { Selectable, Updateable, UpdateQueryBuilder, UpdateResult } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reads, Rows } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Schema } from '../../../schema.ts';
import type { ListScans } from './scans.schema.ts';
import type { ScanTable } from './scans.tables.ts';

export type ScanRow = Selectable<ScanTable>;

export async function findScan(scans: Rows<'scans'>, id: string): Promise<ScanRow | undefined> {
  return await scans.selectAll().where('id', '=', id).executeTakeFirst();
}

/** The scan of the same project for the same things that waits or runs; of one person where each has a folder of their own. */
export async function findActiveScan(
  reads: Reads,
  of: Pick<ScanRow, 'project_id' | 'dedupe_key'> & { readonly requestedBy?: string | undefined },
): Promise<ScanRow | undefined> {
  const { requestedBy } = of;
  const active = reads
    .invariant('scans')
    .selectAll()
    .where('project_id', '=', of.project_id)
    .where('dedupe_key', '=', of.dedupe_key)
    .where('state', 'in', ['queued', 'running']);
  const theirs = requestedBy === undefined ? active : active.where('requested_by', '=', requestedBy);
  // One that waits sees more than one that runs.
  return await theirs.orderBy('state').executeTakeFirst();
}

/** Newest first, one row more than the limit. */
export interface ScanQuery extends ListScans {
  /** Only what this person asked for. */
  readonly requestedBy?: string;
}

export async function listScans(reads: Reads, query: ScanQuery): Promise<ScanRow[]> {
  let select = reads.from('scans').selectAll();
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

export async function insertScan(writes: Writes, row: ScanRow): Promise<void> {
  await writes.insert('scans', row).execute();
}

export async function updateScan(
  scans: UpdateQueryBuilder<Schema, 'scans', 'scans', UpdateResult>,
  row: ScanRow,
  change: Updateable<ScanTable>,
): Promise<ScanRow> {
  return requireUpdated(
    await scans
      .set({ ...change, version: row.version + 1 })
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .returningAll()
      .executeTakeFirst(),
  );
}

/** Where a scan is: no change of the record, so neither version nor event. */
export async function saveScanProgress(
  writes: Writes,
  id: string,
  progress: { readonly step: string; readonly fraction: number | null },
): Promise<void> {
  await writes
    .invariant('scans')
    .update()
    .set(progress)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}
