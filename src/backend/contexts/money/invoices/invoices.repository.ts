/** SQL of invoices themselves. Lines and claims: invoice-lines.repository.ts. */
import type { Selectable, Updateable, UpdateQueryBuilder, UpdateResult } from 'kysely';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Schema } from '../../../schema.ts';
import type { ListInvoices } from './invoices.schema.ts';
import type { InvoiceTable } from './invoices.tables.ts';

export type InvoiceRow = Selectable<InvoiceTable>;

/** All but the frozen document, which only a reader of one invoice wants. */
export type InvoiceHead = Omit<InvoiceRow, 'document'>;

const headColumns = [
  'id',
  'organization_id',
  'client_id',
  'document_type',
  'state',
  'currency',
  'issue_date',
  'due_date',
  'payment_term_days',
  'payment_terms',
  'period_start',
  'period_end',
  'buyer_reference',
  'note',
  'language',
  'discount',
  'rounding',
  'details',
  'tax_category',
  'tax_rate',
  'net_minor',
  'tax_minor',
  'gross_minor',
  'rounding_minor',
  'paid_minor',
  'credited_minor',
  'discounted_minor',
  'written_off_minor',
  'sent_on',
  'sent_to',
  'sent_via',
  'preceding_id',
  'series_prefix',
  'series_year',
  'sequence',
  'number',
  'issued_at',
  'issued_by',
  'document_hash',
  'chain_hash',
  'created_at',
  'updated_at',
  'version',
] as const satisfies readonly (keyof InvoiceHead)[];

export async function findInvoice(rows: Pick<Reads, 'from'>, id: string): Promise<InvoiceRow | undefined> {
  return await rows.from('invoices').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findMailed(reads: Reads, id: string): Promise<InvoiceRow | undefined> {
  return await reads.invariant('invoices').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findSettled(reads: Reads, id: string): Promise<InvoiceRow | undefined> {
  return await reads.invariant('invoices').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Newest first, one row more than the limit. */
export async function listInvoices(reads: Reads, query: ListInvoices): Promise<InvoiceHead[]> {
  let select = reads.from('invoices').select(headColumns);
  if (query.clientId) select = select.where('client_id', '=', query.clientId);
  if (query.state) select = select.where('state', '=', query.state);
  const order = { by: 'id', direction: 'desc', decode: decodeTextCursor } as const;
  return await selectPage(select, query, order).execute();
}

export async function insertInvoice(writes: Writes, row: InvoiceRow): Promise<void> {
  await writes.insert('invoices', row).execute();
}

/** `invoices` are those that the act reaches. Undefined when somebody else changed the row since it was read. */
export async function updateInvoice(
  invoices: UpdateQueryBuilder<Schema, 'invoices', 'invoices', UpdateResult>,
  row: InvoiceHead,
  change: Updateable<InvoiceTable>,
): Promise<InvoiceHead | undefined> {
  return await invoices
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returning(headColumns)
    .executeTakeFirst();
}

export async function deleteInvoice(writes: Writes, row: InvoiceHead): Promise<boolean> {
  const { numDeletedRows } = await writes
    .remove('invoices')
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function findClientNames(
  reads: Reads,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) {
    return new Map();
  }
  const rows = await reads
    .namesOf('clients', ['id', [...new Set(ids)]])
    .select(['id', 'name'])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
