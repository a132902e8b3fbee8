/** SQL of cost rates. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListCostRates } from './cost-rates.schema.ts';
import type { CostRateTable } from './cost-rates.tables.ts';

export type CostRateRow = Selectable<CostRateTable>;

export async function findCostRate(rows: Pick<Reads, 'from'>, id: string): Promise<CostRateRow | undefined> {
  return await rows.from('cost_rates').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All of them: few, beside the time that they are for. */
export async function loadCostRates(reads: Reads): Promise<CostRateRow[]> {
  return await reads.invariant('cost_rates').selectAll().orderBy('valid_from').orderBy('id').execute();
}

/** The newest first, one row more than the limit. */
export async function listCostRates(reads: Reads, query: ListCostRates): Promise<CostRateRow[]> {
  let select = reads.from('cost_rates').selectAll();
  if (query.userId !== undefined) select = select.where('user_id', '=', query.userId);
  return await selectPage(select, query, {
    by: 'valid_from',
    direction: 'desc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertCostRate(writes: Writes, row: CostRateRow): Promise<void> {
  await writes.insert('cost_rates', row).execute();
}

export async function updateCostRate(
  writes: Writes,
  row: CostRateRow,
  change: Updateable<CostRateTable>,
): Promise<CostRateRow> {
  const updated = await writes
    .update('cost_rates')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteCostRate(writes: Writes, row: CostRateRow): Promise<void> {
  const deleted = await writes
    .remove('cost_rates')
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
