/** What happened to an invoice: from the log, the ledger and its credit notes. */
import * as z from 'zod';
import type { PaymentKind } from '../../../../../domain/payments/ledger.ts';
import { sentVias } from '../../../../../domain/payments/sent.ts';
import { localDate } from '../../../../../domain/zones.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { PaymentPorts } from '../payments.ports.ts';
import { findDocument, findNames } from '../payments.repository.ts';
import {
  type InvoiceEventRow,
  type InvoicePaymentRow,
  listCreditNotes,
  listInvoiceEvents,
  listInvoicePayments,
  listSentReminders,
} from './history.repository.ts';
import type { HistoryStep, InvoiceHistory } from './history.schema.ts';

type Step = Omit<HistoryStep, 'at' | 'by'> & { readonly at: number; readonly by: string };

const nothing = { amount: null, to: null, via: null, reference: null, paymentId: null, invoiceId: null };

export async function loadHistory(
  ports: PaymentPorts,
  { actor }: Caller,
  invoiceId: string,
): Promise<InvoiceHistory> {
  const reads = ports.reads(actor);
  const invoice = await findDocument(reads.from('invoices'), invoiceId);
  const seller = await ports.findSeller(ports.reads(actor));
  if (!invoice || !seller) throw notFound('invoice');
  const { currency } = invoice;
  const events = await listInvoiceEvents(reads, invoiceId);
  const payments = await listInvoicePayments(reads, invoiceId);
  const steps: readonly Step[] = [
    ...events.map((row) => toLoggedStep(row, seller.zone)),
    ...(await listCreditNotes(reads, invoiceId)).map((row) => ({
      ...nothing,
      step: 'credited' as const,
      date: row.issue_date ?? '',
      at: row.issued_at ?? 0,
      by: row.issued_by ?? '',
      amount: { minor: row.gross_minor + row.rounding_minor, currency },
      reference: row.number,
      invoiceId: row.id,
    })),
    ...(await listSentReminders(reads, invoiceId)).map((row) => ({
      ...nothing,
      step: 'reminded' as const,
      date: row.written_on,
      at: row.updated_at,
      by: row.written_by ?? '',
      to: row.email ?? row.recipient,
      via: row.via === 'mail' ? ('email' as const) : ('other' as const),
      reference: String(row.step),
    })),
    // After the credit note that takes something back in the same moment.
    ...payments.map((row) => toPaymentStep(row, currency)),
  ];
  const names = await findNames(reads, { clientIds: [], userIds: steps.map(({ by }) => by) });
  return {
    items: steps
      .toSorted((one, other) => one.at - other.at)
      .map(({ at, by, ...rest }) => ({ ...rest, at: toInstant(at), by: names.get(by) ?? '' })),
  };
}

/** Of what an event says of the invoice, what its history shows. */
const loggedSchema = z.object({
  issueDate: z.string().optional(),
  sent: z.object({ date: z.string(), to: z.string().nullable(), via: z.enum(sentVias) }).nullish(),
});

function toLoggedStep({ type, at, actor, after }: InvoiceEventRow, zone: string): Step {
  const { issueDate, sent } = loggedSchema.parse(JSON.parse(after ?? '{}'));
  const day = localDate(at, zone);
  const by = actor ?? '';
  if (type === 'invoice.sent') {
    return {
      ...nothing,
      step: 'sent',
      at,
      by,
      date: sent?.date ?? day,
      to: sent?.to ?? null,
      via: sent?.via ?? null,
    };
  }
  return type === 'invoice.issued'
    ? { ...nothing, step: 'issued', at, by, date: issueDate ?? day }
    : { ...nothing, step: 'created', at, by, date: day };
}

const steps: Readonly<Record<PaymentKind, HistoryStep['step']>> = {
  payment: 'paid',
  refund: 'refunded',
  write_off: 'written_off',
  transfer: 'transferred',
};

function toPaymentStep(row: InvoicePaymentRow, currency: string): Step {
  const step = row.part === 'discounted' ? 'discounted' : steps[row.kind];
  const isTakenBack = row.reverses_id !== null || (row.part !== 'paid' && row.minor < 0);
  return {
    ...nothing,
    step: isTakenBack ? 'reversed' : step,
    date: row.value_date,
    at: row.created_at,
    by: row.recorded_by,
    amount: { minor: row.minor, currency },
    reference: row.reference,
    paymentId: row.id,
  };
}
