/** SQL of what a ledger is made of: issued documents, payments, and how they were allocated. */
import type { Ledger } from '../../../../domain/payments/ageing.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { amountColumns } from '../../money/model/invoice-amounts.ts';
import { toLedger } from '../../money/model/to-ledger.ts';

export interface OfClient {
  readonly clientId?: string | undefined;
}

/** Every issued document, the oldest first. */
async function listIssuedDocuments(reads: Reads, { clientId }: OfClient) {
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

type IssuedDocument = Awaited<ReturnType<typeof listIssuedDocuments>>[number];

async function listTransactions(reads: Reads, { clientId }: OfClient) {
  let select = reads.from('payments').select(['id', 'kind', 'value_date', 'currency', 'amount_minor']);
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  return await select.orderBy('id').execute();
}

async function listAllocationsOf(reads: Reads, { clientId }: OfClient) {
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

export async function loadLedger(
  reads: Reads,
  of: OfClient,
): Promise<{ readonly ledger: Ledger; readonly documents: readonly IssuedDocument[] }> {
  const documents = await listIssuedDocuments(reads, of);
  const payments = await listTransactions(reads, of);
  const allocations = await listAllocationsOf(reads, of);
  return { documents, ledger: toLedger({ documents, payments, allocations }) };
}

/** The day of the last payment of each invoice that was not reversed: of those that are paid in full the one that settled it (domain/money-reports/pay-times.ts). */
export async function listPaidOn(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reads
    .from('payment_allocations')
    .innerJoin('payments', reads.join('payments', 'id', 'payment_allocations.payment_id'))
    .select(['payment_allocations.invoice_id', 'payment_allocations.payment_id', 'payments.value_date'])
    .where('payment_allocations.invoice_id', 'in', ids)
    .where('payment_allocations.kind', '=', 'paid')
    .where('payment_allocations.minor', '>', 0)
    .orderBy('payments.value_date')
    .execute();
  const reversed = await listReversed(reads);
  const kept = rows.filter(({ payment_id: id }) => !reversed.has(id));
  return new Map(kept.map(({ invoice_id: id, value_date: date }) => [id, date]));
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
