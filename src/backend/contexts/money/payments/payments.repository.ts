/** SQL of the ledger. */
import type { Selectable } from 'kysely';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads, Rows } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import { amountColumns } from '../model/invoice-amounts.ts';
import type { ListPayments } from './payments.schema.ts';
import type { PaymentAllocationTable, PaymentTable } from './payments.tables.ts';

export type PaymentRow = Selectable<PaymentTable>;
export type AllocationRow = Selectable<PaymentAllocationTable>;

/** Nobody else writes to the client's account until the transaction ends: its credit is used once. */
export async function holdClient(reads: Reads, clientId: string): Promise<void> {
  await reads.whole('clients', 'ledger').select('id').where('id', '=', clientId).forUpdate().execute();
}

export async function findPayment(rows: Pick<Reads, 'from'>, id: string): Promise<PaymentRow | undefined> {
  return await rows.from('payments').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Newest first, one row more than the limit. */
export async function listPayments(
  reads: Reads,
  { clientId, invoiceId, ...page }: ListPayments,
): Promise<PaymentRow[]> {
  let select = reads.from('payments').selectAll();
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  if (invoiceId !== undefined) {
    const ofInvoice = reads.from('payment_allocations').where('invoice_id', '=', invoiceId);
    select = select.where('id', 'in', ofInvoice.select('payment_id'));
  }
  const order = { by: 'id', direction: 'desc', decode: decodeTextCursor } as const;
  return await selectPage(select, page, order).execute();
}

export async function listClientPayments(
  payments: Rows<'payments'>,
  clientId: string,
): Promise<PaymentRow[]> {
  return await payments.selectAll().where('client_id', '=', clientId).orderBy('id').execute();
}

/** Allocations of these transactions, with the numbers of their invoices. */
export async function listAllocations(
  reads: Reads,
  paymentIds: readonly string[],
): Promise<(AllocationRow & { readonly number: string | null })[]> {
  if (paymentIds.length === 0) return [];
  return await reads
    .invariant('payment_allocations')
    .innerJoin(...reads.named('invoices', ['id', 'payment_allocations.invoice_id']))
    .selectAll('payment_allocations')
    .select('invoices.number')
    .where('payment_allocations.payment_id', 'in', paymentIds)
    .orderBy('invoices.issue_date')
    .orderBy('invoices.id')
    .execute();
}

/** Allocations of all of a client's transactions. */
export async function listClientAllocations(
  reads: Reads,
  allocations: Rows<'payment_allocations'>,
  clientId: string,
): Promise<AllocationRow[]> {
  return await allocations
    .innerJoin('payments', reads.joinInvariant('payments', ['id', 'payment_allocations.payment_id']))
    .selectAll('payment_allocations')
    .where('payments.client_id', '=', clientId)
    .execute();
}

/** Newest value date of what is on record of an invoice beside money. */
export async function findLastDay(reads: Reads, invoiceId: string): Promise<string | undefined> {
  const row = await reads
    .invariant('payment_allocations')
    .innerJoin('payments', reads.joinInvariant('payments', ['id', 'payment_allocations.payment_id']))
    .select('payments.value_date')
    .where('payment_allocations.invoice_id', '=', invoiceId)
    .where('payment_allocations.kind', '<>', 'paid')
    .orderBy('payments.value_date', 'desc')
    .executeTakeFirst();
  return row?.value_date;
}

/** Which of these transactions were reversed, and by which. */
export async function findReversals(
  reads: Reads,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PaymentRow>> {
  if (ids.length === 0) return new Map();
  const rows = await reads.invariant('payments').selectAll().where('reverses_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.reverses_id ?? '', row]));
}

export async function insertPayment(
  writes: Writes,
  row: PaymentRow,
  allocations: readonly AllocationRow[],
): Promise<void> {
  await writes.insert('payments', row).execute();
  if (allocations.length > 0) await writes.insert('payment_allocations', allocations).execute();
}

const documentColumns = [
  'id',
  'client_id',
  'document_type',
  'state',
  'currency',
  'number',
  'issue_date',
  'due_date',
  'preceding_id',
  ...amountColumns,
] as const;

/** Every issued document of the client, the oldest first. */
export async function listClientDocuments(invoices: Rows<'invoices'>, clientId: string) {
  return await invoices
    .select(documentColumns)
    .where('client_id', '=', clientId)
    .where('state', '<>', 'draft')
    .orderBy('issue_date')
    .orderBy('id')
    .execute();
}

export type DocumentRow = Awaited<ReturnType<typeof listClientDocuments>>[number];

export async function findDocument(invoices: Rows<'invoices'>, id: string) {
  return await invoices
    .select([...documentColumns, 'document'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export type FoundDocument = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

export async function findNames(
  reads: Reads,
  { clientIds, userIds }: { readonly clientIds: readonly string[]; readonly userIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const clients = await reads
    .namesOf('clients', ['id', [...new Set(clientIds)]])
    .select(['id', 'name'])
    .execute();
  const users = await reads
    .namesOf('users', ['id', [...new Set(userIds)]])
    .select(['id', 'name'])
    .execute();
  return new Map([...clients, ...users].map(({ id, name }) => [id, name]));
}
