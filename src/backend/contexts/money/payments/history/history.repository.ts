/** SQL of what happened to an invoice. */
import { contentOf } from '../../../../platform/events/contents.ts';
import { eventsOf } from '../../../../platform/events/event-log.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';

const types = ['invoice.created', 'invoice.issued', 'invoice.sent'] as const;

export async function listInvoiceEvents(reads: Reads, invoiceId: string) {
  return await eventsOf(reads, [invoiceId])
    .select(['type', 'at', 'actor'])
    .select(contentOf('after').as('after'))
    .where('type', 'in', types)
    .orderBy('seq')
    .execute();
}
export type InvoiceEventRow = Awaited<ReturnType<typeof listInvoiceEvents>>[number];

export async function listCreditNotes(reads: Reads, invoiceId: string) {
  return await reads
    .from('invoices')
    .select(['id', 'number', 'issue_date', 'issued_at', 'issued_by', 'gross_minor', 'rounding_minor'])
    .where('preceding_id', '=', invoiceId)
    .where('state', '<>', 'draft')
    .orderBy('id')
    .execute();
}

export async function listInvoicePayments(reads: Reads, invoiceId: string) {
  return await reads
    .from('payment_allocations')
    .innerJoin('payments', reads.join('payments', 'id', 'payment_allocations.payment_id'))
    .selectAll('payments')
    .select(['payment_allocations.kind as part', 'payment_allocations.minor'])
    .where('payment_allocations.invoice_id', '=', invoiceId)
    .orderBy('payments.id')
    .execute();
}
export type InvoicePaymentRow = Awaited<ReturnType<typeof listInvoicePayments>>[number];

/** Those that were sent: what waits in the outbox, or was dropped from it, the client has not seen. */
export async function listSentReminders(reads: Reads, invoiceId: string) {
  return await reads
    .whole('reminders', 'ledger')
    .select(['step', 'via', 'written_on', 'recipient', 'email', 'written_by', 'updated_at'])
    .where('invoice_id', '=', invoiceId)
    .where('state', '=', 'sent')
    .orderBy('step')
    .execute();
}
