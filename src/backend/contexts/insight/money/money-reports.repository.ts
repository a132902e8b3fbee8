/** SQL of what was issued and what was paid, scoped by organization; the sums are the domain's. */
import type { Reader } from '../../../schema.ts';
import { amountColumns } from '../../money/model/invoice-amounts.ts';
import { openingSeries } from '../../money/model/opening-series.ts';

export interface OfClient {
  readonly organizationId: string;
  readonly clientId?: string | undefined;
}

/** Every issued document, the oldest first. */
export async function listIssuedDocuments(db: Reader, { organizationId, clientId }: OfClient) {
  let select = db
    .selectFrom('invoices')
    .select([
      ...(['id', 'client_id', 'document_type', 'currency', 'number', 'issue_date', 'due_date'] as const),
      ...(['preceding_id', 'series_prefix', 'net_minor', 'tax_minor', 'sent_on'] as const),
      ...amountColumns,
    ])
    .where('organization_id', '=', organizationId)
    .where('state', '<>', 'draft');
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  return await select.orderBy('issue_date').orderBy('id').execute();
}

export type IssuedDocument = Awaited<ReturnType<typeof listIssuedDocuments>>[number];

export async function listTransactions(db: Reader, { organizationId, clientId }: OfClient) {
  let select = db
    .selectFrom('payments')
    .select(['id', 'kind', 'value_date', 'currency', 'amount_minor'])
    .where('organization_id', '=', organizationId);
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  return await select.orderBy('id').execute();
}

export async function listAllocationsOf(db: Reader, { organizationId, clientId }: OfClient) {
  let select = db
    .selectFrom('payment_allocations')
    .innerJoin('payments', 'payments.id', 'payment_allocations.payment_id')
    .select([
      'payment_allocations.payment_id',
      'payment_allocations.invoice_id',
      'payment_allocations.kind',
      'payment_allocations.minor',
      'payments.value_date',
    ])
    .where('payment_allocations.organization_id', '=', organizationId);
  if (clientId !== undefined) select = select.where('payments.client_id', '=', clientId);
  return await select.execute();
}

/** Documents as they were issued, of the days from `from` to `to`. */
export async function listFrozen(
  db: Reader,
  { organizationId, clientId, from, to }: OfClient & { readonly from: string; readonly to: string },
): Promise<readonly string[]> {
  let select = db
    .selectFrom('invoices')
    .select('document')
    .where('organization_id', '=', organizationId)
    .where('state', '<>', 'draft')
    .where('series_prefix', '<>', openingSeries.prefix)
    .where('issue_date', '>=', from)
    .where('issue_date', '<=', to);
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  const rows = await select.execute();
  return rows.flatMap(({ document }) => (document === null ? [] : [document]));
}

export async function listClientNames(
  db: Reader,
  organizationId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('clients')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Client of each payment. */
export async function listPayers(
  db: Reader,
  { organizationId, clientId }: OfClient,
): Promise<ReadonlyMap<string, string>> {
  let select = db
    .selectFrom('payments')
    .select(['id', 'client_id'])
    .where('organization_id', '=', organizationId);
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  return new Map((await select.execute()).map((row) => [row.id, row.client_id]));
}

/** Payments that were reversed. */
export async function listReversed(db: Reader, organizationId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('payments')
    .select('reverses_id')
    .where('organization_id', '=', organizationId)
    .where('reverses_id', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ reverses_id: id }) => id ?? []));
}
