/** SQL of what happened to an invoice. */
import { contentOf } from '../../../../platform/events/contents.ts';
import type { Reader } from '../../../../schema.ts';

const types = ['invoice.created', 'invoice.issued', 'invoice.sent'] as const;

export async function listInvoiceEvents(db: Reader, organizationId: string, invoiceId: string) {
  return await db
    .selectFrom('events')
    .select(['type', 'at', 'actor'])
    .select(contentOf('after').as('after'))
    .where('organization_id', '=', organizationId)
    .where('id', '=', invoiceId)
    .where('type', 'in', types)
    .orderBy('seq')
    .execute();
}
export type InvoiceEventRow = Awaited<ReturnType<typeof listInvoiceEvents>>[number];

export async function listCreditNotes(db: Reader, organizationId: string, invoiceId: string) {
  return await db
    .selectFrom('invoices')
    .select(['id', 'number', 'issue_date', 'issued_at', 'issued_by', 'gross_minor', 'rounding_minor'])
    .where('organization_id', '=', organizationId)
    .where('preceding_id', '=', invoiceId)
    .where('state', '<>', 'draft')
    .orderBy('id')
    .execute();
}

export async function listInvoicePayments(db: Reader, organizationId: string, invoiceId: string) {
  return await db
    .selectFrom('payment_allocations')
    .innerJoin('payments', 'payments.id', 'payment_allocations.payment_id')
    .selectAll('payments')
    .select(['payment_allocations.kind as part', 'payment_allocations.minor'])
    .where('payment_allocations.organization_id', '=', organizationId)
    .where('payment_allocations.invoice_id', '=', invoiceId)
    .orderBy('payments.id')
    .execute();
}
export type InvoicePaymentRow = Awaited<ReturnType<typeof listInvoicePayments>>[number];
