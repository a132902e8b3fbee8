/** SQL of single lines of a draft. Positions are dense and unique, so that a line is put aside while others move up. */
import { sql } from 'kysely';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { InvoiceLineRow } from '../invoice-lines.repository.ts';

export async function findLine(rows: Pick<Reads, 'from'>, id: string): Promise<InvoiceLineRow | undefined> {
  return await rows.from('invoice_lines').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertLine(writes: Writes, row: InvoiceLineRow): Promise<void> {
  await writes.insert('invoice_lines', row).execute();
}

export async function updateLine(writes: Writes, row: InvoiceLineRow): Promise<void> {
  const { id, organization_id: _organization, invoice_id: _invoice, ...columns } = row;
  await writes.update('invoice_lines').set(columns).where('id', '=', id).execute();
}

export async function deleteLine(writes: Writes, { id }: InvoiceLineRow): Promise<void> {
  await writes.remove('invoice_line_entries').where('line_id', '=', id).execute();
  await writes.remove('invoice_lines').where('id', '=', id).execute();
}

/** Lines between its place and `to` (from 1) move by one to make room. */
export async function moveLine(writes: Writes, line: InvoiceLineRow, to: number): Promise<void> {
  const { invoice_id: invoiceId, id, position: from } = line;
  const ofInvoice = () => writes.update('invoice_lines').where('invoice_id', '=', invoiceId);
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
  rows: Pick<Reads, 'from'>,
  { id }: InvoiceLineRow,
): Promise<string[]> {
  const found = await rows
    .from('invoice_line_entries')
    .select('entry_id')
    .where('line_id', '=', id)
    .execute();
  return found.map((row) => row.entry_id);
}

/** Ends the claims of a line that is gone. */
export async function releaseEntriesOfLine(
  writes: Writes,
  { invoice_id: invoiceId }: InvoiceLineRow,
  entryIds: readonly string[],
): Promise<void> {
  // Far below the number of parameters that any of the databases takes.
  for (let first = 0; first < entryIds.length; first += 500) {
    await writes
      .invariant('billed_entries')
      .remove()
      .where('invoice_id', '=', invoiceId)
      .where('entry_id', 'in', entryIds.slice(first, first + 500))
      .execute();
  }
}
