/** SQL of invoices themselves: every statement is scoped by organization. Lines and claims: invoice-lines.repository.ts. */
import type { Selectable, Updateable } from 'kysely';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
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

export async function findInvoice(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<InvoiceRow | undefined> {
  return await db
    .selectFrom('invoices')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Newest first, one row more than the limit. */
export async function listInvoices(
  db: Reader,
  organizationId: string,
  query: ListInvoices,
): Promise<InvoiceHead[]> {
  let select = db.selectFrom('invoices').select(headColumns).where('organization_id', '=', organizationId);
  if (query.clientId) select = select.where('client_id', '=', query.clientId);
  if (query.state) select = select.where('state', '=', query.state);
  const order = { by: 'id', direction: 'desc', decode: decodeTextCursor } as const;
  return await selectPage(select, query, order).execute();
}

export async function insertInvoice(trx: Trx, row: InvoiceRow): Promise<void> {
  await trx.insertInto('invoices').values(row).execute();
}

/** Undefined when somebody else changed the row since it was read. */
export async function updateInvoice(
  trx: Trx,
  row: InvoiceHead,
  change: Updateable<InvoiceTable>,
): Promise<InvoiceHead | undefined> {
  return await trx
    .updateTable('invoices')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returning(headColumns)
    .executeTakeFirst();
}

export async function deleteInvoice(trx: Trx, row: InvoiceHead): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('invoices')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function findClientNames(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('clients')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
