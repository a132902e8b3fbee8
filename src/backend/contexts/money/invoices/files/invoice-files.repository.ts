/** SQL of the files that were made of issued invoices. */
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { ExportFormat } from '../complete/invoice-files.ts';

interface InvoiceKey {
  readonly organization_id: string;
  readonly id: string;
}

export async function findInvoiceFile(reads: Reads, { id }: InvoiceKey, format: ExportFormat) {
  return await reads
    .from('invoice_files')
    .selectAll()
    .where('invoice_id', '=', id)
    .where('format', '=', format)
    .executeTakeFirst();
}

export async function listInvoiceFiles(reads: Reads, { id }: InvoiceKey) {
  return await reads
    .from('invoice_files')
    .selectAll()
    .where('invoice_id', '=', id)
    .orderBy('format')
    .execute();
}

/** Whether a file of one of the formats was made of an invoice to this client. */
export async function hasFileOf(
  reads: Reads,
  clientId: string,
  formats: readonly ExportFormat[],
): Promise<boolean> {
  const found = await reads
    .from('invoice_files')
    .innerJoin('invoices', reads.join('invoices', 'id', 'invoice_files.invoice_id'))
    .select('invoice_files.format')
    .where('invoices.client_id', '=', clientId)
    .where('invoice_files.format', 'in', formats)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export interface NewInvoiceFile {
  readonly format: ExportFormat;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Of the file that was made before, where this one differs from it. */
  readonly replaced: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** One row a format: a file that was made again takes the place of the one before, whose hash stays on record. */
export async function putInvoiceFile(
  writes: Writes,
  { organization_id, id }: InvoiceKey,
  { format, sha256, size, replaced, now }: NewInvoiceFile,
): Promise<void> {
  const values = { sha256, size, replaced_sha256: replaced, created_at: now };
  await writes
    .insert('invoice_files', { organization_id, invoice_id: id, format, ...values })
    .onConflict((conflict) => conflict.columns(['invoice_id', 'format']).doUpdateSet(values))
    .execute();
}
