/** SQL of the ledger: every statement is scoped by organization. */
import type { Selectable } from 'kysely';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import { amountColumns } from '../model/invoice-amounts.ts';
import type { ListPayments } from './payments.schema.ts';
import type { PaymentAllocationTable, PaymentTable } from './payments.tables.ts';

export type PaymentRow = Selectable<PaymentTable>;
export type AllocationRow = Selectable<PaymentAllocationTable>;

/** Nobody else writes to the client's account until the transaction ends: its credit is used once. */
export async function holdClient(trx: Trx, organizationId: string, clientId: string): Promise<void> {
  await trx
    .selectFrom('clients')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', clientId)
    .forUpdate()
    .execute();
}

export async function findPayment(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<PaymentRow | undefined> {
  return await db
    .selectFrom('payments')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Newest first, one row more than the limit. */
export async function listPayments(
  db: Reader,
  organizationId: string,
  { clientId, invoiceId, ...page }: ListPayments,
): Promise<PaymentRow[]> {
  let select = db.selectFrom('payments').selectAll().where('organization_id', '=', organizationId);
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  if (invoiceId !== undefined) {
    select = select.where('id', 'in', (sub) =>
      sub
        .selectFrom('payment_allocations')
        .select('payment_id')
        .where('organization_id', '=', organizationId)
        .where('invoice_id', '=', invoiceId),
    );
  }
  const order = { by: 'id', direction: 'desc', decode: decodeTextCursor } as const;
  return await selectPage(select, page, order).execute();
}

export async function listClientPayments(
  db: Reader,
  organizationId: string,
  clientId: string,
): Promise<PaymentRow[]> {
  return await db
    .selectFrom('payments')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('client_id', '=', clientId)
    .orderBy('id')
    .execute();
}

/** Allocations of these transactions, with the numbers of their invoices. */
export async function listAllocations(
  db: Reader,
  organizationId: string,
  paymentIds: readonly string[],
): Promise<(AllocationRow & { readonly number: string | null })[]> {
  if (paymentIds.length === 0) return [];
  return await db
    .selectFrom('payment_allocations')
    .innerJoin('invoices', 'invoices.id', 'payment_allocations.invoice_id')
    .selectAll('payment_allocations')
    .select('invoices.number')
    .where('payment_allocations.organization_id', '=', organizationId)
    .where('payment_allocations.payment_id', 'in', paymentIds)
    .orderBy('invoices.issue_date')
    .orderBy('invoices.id')
    .execute();
}

/** Allocations of all of a client's transactions. */
export async function listClientAllocations(
  db: Reader,
  organizationId: string,
  clientId: string,
): Promise<AllocationRow[]> {
  return await db
    .selectFrom('payment_allocations')
    .innerJoin('payments', 'payments.id', 'payment_allocations.payment_id')
    .selectAll('payment_allocations')
    .where('payment_allocations.organization_id', '=', organizationId)
    .where('payments.client_id', '=', clientId)
    .execute();
}

/** Newest value date of what is on record of an invoice beside money. */
export async function findLastDay(
  db: Reader,
  organizationId: string,
  invoiceId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('payment_allocations')
    .innerJoin('payments', 'payments.id', 'payment_allocations.payment_id')
    .select('payments.value_date')
    .where('payment_allocations.organization_id', '=', organizationId)
    .where('payment_allocations.invoice_id', '=', invoiceId)
    .where('payment_allocations.kind', '<>', 'paid')
    .orderBy('payments.value_date', 'desc')
    .executeTakeFirst();
  return row?.value_date;
}

/** Which of these transactions were reversed, and by which. */
export async function findReversals(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PaymentRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('payments')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('reverses_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.reverses_id ?? '', row]));
}

export async function insertPayment(
  trx: Trx,
  row: PaymentRow,
  allocations: readonly AllocationRow[],
): Promise<void> {
  await trx.insertInto('payments').values(row).execute();
  if (allocations.length > 0) await trx.insertInto('payment_allocations').values(allocations).execute();
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
export async function listClientDocuments(db: Reader, organizationId: string, clientId: string) {
  return await db
    .selectFrom('invoices')
    .select(documentColumns)
    .where('organization_id', '=', organizationId)
    .where('client_id', '=', clientId)
    .where('state', '<>', 'draft')
    .orderBy('issue_date')
    .orderBy('id')
    .execute();
}

export type DocumentRow = Awaited<ReturnType<typeof listClientDocuments>>[number];

export async function findDocument(db: Reader, organizationId: string, id: string) {
  return await db
    .selectFrom('invoices')
    .select([...documentColumns, 'document'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export type FoundDocument = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

export async function findNames(
  db: Reader,
  organizationId: string,
  { clientIds, userIds }: { readonly clientIds: readonly string[]; readonly userIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const clients = await db
    .selectFrom('clients')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ['', ...new Set(clientIds)])
    .execute();
  const users = await db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ['', ...new Set(userIds)])
    .execute();
  return new Map([...clients, ...users].map(({ id, name }) => [id, name]));
}
