/** SQL of cost rates: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListCostRates } from './cost-rates.schema.ts';
import type { CostRateTable } from './cost-rates.tables.ts';

export type CostRateRow = Selectable<CostRateTable>;

export async function findCostRate(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<CostRateRow | undefined> {
  return await db
    .selectFrom('cost_rates')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** All of them: few, beside the time that they are for. */
export async function loadCostRates(db: Reader, organizationId: string): Promise<CostRateRow[]> {
  return await db
    .selectFrom('cost_rates')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

/** The newest first, one row more than the limit. */
export async function listCostRates(
  db: Reader,
  organizationId: string,
  query: ListCostRates,
): Promise<CostRateRow[]> {
  let select = db.selectFrom('cost_rates').selectAll().where('organization_id', '=', organizationId);
  if (query.userId !== undefined) select = select.where('user_id', '=', query.userId);
  return await selectPage(select, query, {
    by: 'valid_from',
    direction: 'desc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertCostRate(trx: Trx, row: CostRateRow): Promise<void> {
  await trx.insertInto('cost_rates').values(row).execute();
}

export async function updateCostRate(
  trx: Trx,
  row: CostRateRow,
  change: Updateable<CostRateTable>,
): Promise<CostRateRow> {
  const updated = await trx
    .updateTable('cost_rates')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteCostRate(trx: Trx, row: CostRateRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('cost_rates')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
