/** Whether a client will want an XRechnung, and what a draft to it lacks for one: an issued invoice keeps what it lacks. */
import { isMeantAsLeitwegId } from '../identifiers/leitweg-id.ts';
import type { InvoiceDocument } from '../invoice-document.ts';
import type { RuleFault } from '../invoicing/rules/fault.ts';
import { findProfileFaults } from './rules/profile-rules.ts';

/** True for a client with a Leitweg-ID, as authorities of Germany are. */
export function hasLeitwegId({
  buyer,
  buyerReference = '',
}: Pick<InvoiceDocument, 'buyer' | 'buyerReference'>): boolean {
  return buyer.eAddress?.scheme === '0204' || isMeantAsLeitwegId(buyerReference);
}

/** What keeps `invoice` from being an XRechnung, each by a sentence that names the format. */
export function findXrechnungFaults(invoice: InvoiceDocument): readonly RuleFault[] {
  return findProfileFaults(invoice, 'xrechnung').map((fault) => ({
    ...fault,
    message: fault.message.replace(/^This e-invoice/, 'XRechnung'),
  }));
}
