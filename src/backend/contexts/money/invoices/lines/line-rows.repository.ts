/** SQL of single lines of a draft. Positions are dense and unique, so that a line is put aside while others move up. */
import { sql } from 'kysely';
import type { Reader, Trx } from '../../../../schema.ts';
import type { InvoiceLineRow } from '../invoice-lines.repository.ts';

export async function findLine(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<InvoiceLineRow | undefined> {
  return await db
    .selectFrom('invoice_lines')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertLine(trx: Trx, row: InvoiceLineRow): Promise<void> {
  await trx.insertInto('invoice_lines').values(row).execute();
}

export async function updateLine(trx: Trx, row: InvoiceLineRow): Promise<void> {
  const { id, organization_id: organizationId, invoice_id: _invoice, ...columns } = row;
  await trx
    .updateTable('invoice_lines')
    .set(columns)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

export async function deleteLine(
  trx: Trx,
  { id, organization_id: organizationId }: InvoiceLineRow,
): Promise<void> {
  await trx
    .deleteFrom('invoice_line_entries')
    .where('organization_id', '=', organizationId)
    .where('line_id', '=', id)
    .execute();
  await trx
    .deleteFrom('invoice_lines')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** Lines between its place and `to` (from 1) move by one to make room. */
export async function moveLine(trx: Trx, line: InvoiceLineRow, to: number): Promise<void> {
  const { organization_id: organizationId, invoice_id: invoiceId, id, position: from } = line;
  const ofInvoice = () =>
    trx
      .updateTable('invoice_lines')
      .where('organization_id', '=', organizationId)
      .where('invoice_id', '=', invoiceId);
  const step = from < to ? -1 : 1;
  await ofInvoice().set({ position: 0 }).where('id', '=', id).execute();
  // Below zero first: no position may be taken twice, not even for a moment.
  await ofInvoice()
    .set({ position: sql`-position` })
    .where('position', '>=', Math.min(from, to))
    .where('position', '<=', Math.max(from, to))
    .execute();
  await ofInvoice()
    .set({ position: sql`${step} - position` })
    .where('position', '<', 0)
    .execute();
  await ofInvoice().set({ position: to }).where('id', '=', id).execute();
}

export async function listEntriesOfLine(
  db: Reader,
  { id, organization_id: organizationId }: InvoiceLineRow,
): Promise<string[]> {
  const rows = await db
    .selectFrom('invoice_line_entries')
    .select('entry_id')
    .where('organization_id', '=', organizationId)
    .where('line_id', '=', id)
    .execute();
  return rows.map((row) => row.entry_id);
}

/** Ends the claims of a line that is gone. */
export async function releaseEntriesOfLine(
  trx: Trx,
  { invoice_id: invoiceId, organization_id: organizationId }: InvoiceLineRow,
  entryIds: readonly string[],
): Promise<void> {
  // Far below the number of parameters that any of the databases takes.
  for (let first = 0; first < entryIds.length; first += 500) {
    await trx
      .deleteFrom('billed_entries')
      .where('organization_id', '=', organizationId)
      .where('invoice_id', '=', invoiceId)
      .where('entry_id', 'in', entryIds.slice(first, first + 500))
      .execute();
  }
}
