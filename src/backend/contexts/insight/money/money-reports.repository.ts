/** SQL of what was issued and what was paid, that the reader may see; the sums are the domain's. */
import type { Reads } from '../../../platform/reach/reads.ts';
import { amountColumns } from '../../money/model/invoice-amounts.ts';
import { openingSeries } from '../../money/model/opening-series.ts';

export interface OfClient {
  readonly clientId?: string | undefined;
}

/** Every issued document, the oldest first. */
export async function listIssuedDocuments(reads: Reads, { clientId }: OfClient) {
  let select = reads
    .from('invoices')
    .select([
      ...(['id', 'client_id', 'document_type', 'currency', 'number', 'issue_date', 'due_date'] as const),
      ...(['preceding_id', 'series_prefix', 'net_minor', 'tax_minor', 'sent_on'] as const),
      ...amountColumns,
    ])
    .where('state', '<>', 'draft');
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  return await select.orderBy('issue_date').orderBy('id').execute();
}

export type IssuedDocument = Awaited<ReturnType<typeof listIssuedDocuments>>[number];

export async function listTransactions(reads: Reads, { clientId }: OfClient) {
  let select = reads.from('payments').select(['id', 'kind', 'value_date', 'currency', 'amount_minor']);
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  return await select.orderBy('id').execute();
}

export async function listAllocationsOf(reads: Reads, { clientId }: OfClient) {
  let select = reads
    .from('payment_allocations')
    .innerJoin('payments', reads.join('payments', 'id', 'payment_allocations.payment_id'))
    .select([
      'payment_allocations.payment_id',
      'payment_allocations.invoice_id',
      'payment_allocations.kind',
      'payment_allocations.minor',
      'payments.value_date',
    ]);
  if (clientId !== undefined) select = select.where('payments.client_id', '=', clientId);
  return await select.execute();
}

/** Documents as they were issued, of the days from `from` to `to`. */
export async function listFrozen(
  reads: Reads,
  { clientId, from, to }: OfClient & { readonly from: string; readonly to: string },
): Promise<readonly string[]> {
  let select = reads
    .from('invoices')
    .select('document')
    .where('state', '<>', 'draft')
    .where('series_prefix', '<>', openingSeries.prefix)
    .where('issue_date', '>=', from)
    .where('issue_date', '<=', to);
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  const rows = await select.execute();
  return rows.flatMap(({ document }) => (document === null ? [] : [document]));
}

export async function listClientNames(reads: Reads): Promise<ReadonlyMap<string, string>> {
  const rows = await reads.whole('clients', 'an invoice names its client').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Client of each payment. */
export async function listPayers(reads: Reads, { clientId }: OfClient): Promise<ReadonlyMap<string, string>> {
  let select = reads.from('payments').select(['id', 'client_id']);
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  return new Map((await select.execute()).map((row) => [row.id, row.client_id]));
}

/** Payments that were reversed. */
export async function listReversed(reads: Reads): Promise<ReadonlySet<string>> {
  const rows = await reads
    .from('payments')
    .select('reverses_id')
    .where('reverses_id', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ reverses_id: id }) => id ?? []));
}
