/** SQL of looks and logos. */
import type { Selectable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { InvoiceLogoTable, InvoiceLookTable } from './looks.tables.ts';

export type LookRow = Selectable<InvoiceLookTable>;
export type LogoRow = Selectable<InvoiceLogoTable>;

export async function findLookRow(reads: Reads): Promise<LookRow | undefined> {
  return await reads.from('invoice_looks').selectAll().executeTakeFirst();
}

/** The first change makes the row; `row.version` is the one that it gets. */
export async function putLook(writes: Writes, row: LookRow, isNew: boolean): Promise<LookRow> {
  if (isNew) {
    return await writes.insert('invoice_looks', row).returningAll().executeTakeFirstOrThrow();
  }
  const { look, updated_at, version } = row;
  const updated = await writes
    .update('invoice_looks')
    .set({ look, updated_at, version })
    .where('version', '=', version - 1)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** The same logo twice is one row. */
export async function addLogo(writes: Writes, row: LogoRow): Promise<void> {
  await writes
    .insert('invoice_logos', row)
    .onConflict((conflict) => conflict.columns(['organization_id', 'sha256']).doNothing())
    .execute();
}

export async function findLogo(reads: Reads, sha256: string): Promise<LogoRow | undefined> {
  return await reads.from('invoice_logos').selectAll().where('sha256', '=', sha256).executeTakeFirst();
}
