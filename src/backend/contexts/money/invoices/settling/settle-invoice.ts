/** What payments do to an invoice: its sums and its state, written by the slice that owns it. */
import { type InvoiceAmounts, openMinor, stateWith } from '../../../../../domain/payments/balance.ts';
import { text } from '../../../../../words/text.ts';
import { ApiError, notFound } from '../../../../platform/http/api-error.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { amountsOf } from '../../model/invoice-amounts.ts';
import { loadSurroundings, showInvoice } from '../invoice-loading.ts';
import { changedMeanwhile } from '../invoices.errors.ts';
import { invoiceEvents } from '../invoices.events.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { findSettled, updateInvoice } from '../invoices.repository.ts';

/** Minor units that are added to the sums of an invoice, negative where they are reversed. */
export interface Settling {
  readonly invoiceId: string;
  readonly paid: number;
  readonly discounted: number;
  readonly writtenOff: number;
}

/** Refuses what would leave less than nothing paid: the money is elsewhere by now. */
export async function settleInvoice(ports: InvoicePorts, work: Work, settling: Settling): Promise<void> {
  const { reads, writes, now, log } = work;
  const found = await findSettled(reads, settling.invoiceId);
  if (!found) throw notFound('invoice');
  const { document: _frozen, ...row } = found;
  const amounts = addTo(amountsOf(row), settling);
  if (amounts.paid < 0) {
    throw new ApiError(
      'state_forbids',
      text`What ${row.number ?? ''} was overpaid by was used since: reverse the refund or the transfer first.`,
    );
  }
  if (amounts.discounted < 0 || amounts.writtenOff < 0) {
    throw new ApiError('state_forbids', text`Less than that was written off of ${row.number ?? ''}.`);
  }
  const facts = { state: row.state, documentType: row.document_type, isSent: row.sent_on !== null };
  const settled = writes.invariant('invoices');
  const changed = await updateInvoice(settled.update(), row, {
    state: stateWith(facts, amounts),
    paid_minor: amounts.paid,
    discounted_minor: amounts.discounted,
    written_off_minor: amounts.writtenOff,
    updated_at: now,
  });
  if (!changed) throw changedMeanwhile();
  const surroundings = await loadSurroundings(ports, reads, { invoice: row, nowMs: now });
  const [before, after] = [showInvoice(row, surroundings), showInvoice(changed, surroundings)];
  await log({ type: invoiceEvents.settled, id: row.id, version: changed.version, before, after });
}

function addTo(amounts: InvoiceAmounts, settling: Settling): InvoiceAmounts {
  const sum = {
    ...amounts,
    paid: amounts.paid + settling.paid,
    discounted: amounts.discounted + settling.discounted,
    writtenOff: amounts.writtenOff + settling.writtenOff,
  };
  // Beyond it, amounts could not be kept exactly any more.
  if (!Number.isSafeInteger(openMinor(sum))) throw new RangeError('Sums beyond what can be kept exactly.');
  return sum;
}
