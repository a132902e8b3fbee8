/** SQL of looks and logos. */
import type { Selectable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { InvoiceLogoTable, InvoiceLookTable } from './looks.tables.ts';

export type LookRow = Selectable<InvoiceLookTable>;
export type LogoRow = Selectable<InvoiceLogoTable>;

export async function findLookRow(db: Reader, organizationId: string): Promise<LookRow | undefined> {
  return await db
    .selectFrom('invoice_looks')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
}

/** The first change makes the row; `row.version` is the one that it gets. */
export async function putLook(trx: Trx, row: LookRow, isNew: boolean): Promise<LookRow> {
  if (isNew) {
    return await trx.insertInto('invoice_looks').values(row).returningAll().executeTakeFirstOrThrow();
  }
  const { look, updated_at, version } = row;
  const updated = await trx
    .updateTable('invoice_looks')
    .set({ look, updated_at, version })
    .where('organization_id', '=', row.organization_id)
    .where('version', '=', version - 1)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** The same logo twice is one row. */
export async function addLogo(trx: Trx, row: LogoRow): Promise<void> {
  await trx
    .insertInto('invoice_logos')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organization_id', 'sha256']).doNothing())
    .execute();
}

export async function findLogo(
  db: Reader,
  organizationId: string,
  sha256: string,
): Promise<LogoRow | undefined> {
  return await db
    .selectFrom('invoice_logos')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}
