/** Whether an act may be done to an invoice now. */
import { decideInvoice, type InvoiceAct } from '../../../../domain/invoice-states.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { judgeRecord } from '../../../platform/http/refusals/judge-record.ts';
import { refusedAct } from './invoices.errors.ts';
import type { InvoiceHead } from './invoices.repository.ts';

/** @throws ApiError */
export function requireInvoiceAct({ actor }: Caller, act: InvoiceAct, row: InvoiceHead): void {
  const { organization_id: organizationId, state, document_type: documentType } = row;
  judgeRecord(actor, { act: `invoice.${act}`, record: { organizationId, state } });
  // Which words a refused state gets, and that a credit note cannot be credited, the invoice itself decides.
  const decision = decideInvoice(act, { state, documentType });
  if (!decision.ok) throw refusedAct(act, decision.error, row);
}
