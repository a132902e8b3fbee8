/**
 * The life of an invoice: draft → issued → sent → partly paid → paid; corrected only by a credit note (type 381). What
 * follows from payments is in `payments/balance.ts`.
 */
import type { DocumentType, InvoiceState } from './invoice-document.ts';
import { fail, type Result, succeed } from './result.ts';

export const invoiceStates = [
  'draft',
  'issued',
  'sent',
  'part_paid',
  'paid',
  'cancelled',
] as const satisfies readonly InvoiceState[];

/** `credit` is what a full credit note does to the invoice that it corrects. */
export type InvoiceAct = 'edit' | 'delete' | 'issue' | 'credit';

/** Why an act is refused. */
export type InvoiceRefusal = 'frozen' | 'wrong_state' | 'not_creditable';

const transitions: Readonly<Record<InvoiceAct, { from: readonly InvoiceState[]; to: InvoiceState }>> = {
  edit: { from: ['draft'], to: 'draft' },
  delete: { from: ['draft'], to: 'draft' },
  issue: { from: ['draft'], to: 'issued' },
  credit: { from: ['issued', 'sent', 'part_paid', 'paid'], to: 'cancelled' },
};

/** The states of an invoice in which `act` may be done. */
export function invoiceStatesBefore(act: InvoiceAct): readonly InvoiceState[] {
  return transitions[act].from;
}

/** The state that `act` leads to, or why it may not be done. A credit note itself cannot be credited. */
export function decideInvoice(
  act: InvoiceAct,
  invoice: { readonly state: InvoiceState; readonly documentType: DocumentType },
): Result<InvoiceState, InvoiceRefusal> {
  if (act === 'credit' && invoice.documentType === '381') {
    return fail('not_creditable');
  }
  const { from, to } = transitions[act];
  if (from.includes(invoice.state)) {
    return succeed(to);
  }
  const needsDraft = act === 'edit' || act === 'delete';
  return fail(needsDraft ? 'frozen' : 'wrong_state');
}
