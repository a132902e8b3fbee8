/** Records that an issued invoice was sent: when, to whom and how. Sending it again records it again. */
import { stateWith } from '../../../../../domain/payments/balance.ts';
import { text } from '../../../../../words/text.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import { requireVersion } from '../../../../platform/http/versions.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { amountsOf } from '../../model/invoice-amounts.ts';
import type { OnInvoice } from '../edit-invoice.ts';
import { loadInvoice, loadSurroundings, showInvoice } from '../invoice-loading.ts';
import { changedMeanwhile } from '../invoices.errors.ts';
import { invoiceEvents } from '../invoices.events.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { updateInvoice } from '../invoices.repository.ts';
import type { Invoice, SendInvoice } from '../invoices.schema.ts';

export interface SendOn extends OnInvoice {
  readonly input: SendInvoice;
}

export async function sendInvoice(ports: InvoicePorts, work: Work, on: SendOn): Promise<Invoice> {
  const { reads, writes, now, log } = work;
  const { document: _frozen, ...row } = await loadInvoice(reads, on.id);
  requireVersion(row, on.expected);
  if (row.state === 'draft') {
    throw new ApiError('state_forbids', 'The invoice is a draft: issue it before you send it.');
  }
  const surroundings = await loadSurroundings(ports, reads, { invoice: row, nowMs: now });
  const date = on.input.date ?? surroundings.today;
  requireSendDate(date, { issued: row.issue_date ?? '', today: surroundings.today });
  const facts = { state: row.state, documentType: row.document_type, isSent: true };
  const changed = await updateInvoice(writes.by('invoice:send').update('invoices'), row, {
    state: stateWith(facts, amountsOf(row)),
    sent_on: date,
    sent_to: on.input.to ?? null,
    sent_via: on.input.via ?? 'email',
    updated_at: now,
  });
  if (!changed) throw changedMeanwhile();
  const [before, after] = [showInvoice(row, surroundings), showInvoice(changed, surroundings)];
  await log({ type: invoiceEvents.sent, id: row.id, version: changed.version, before, after });
  return after;
}

function requireSendDate(date: string, { issued, today }: { issued: string; today: string }): void {
  if (date > today) throw invalidField('date', 'has not come yet');
  if (date < issued) throw invalidField('date', text`lies before ${issued}, the day on which it was issued`);
}
