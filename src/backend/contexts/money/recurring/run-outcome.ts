/** Whether a period that ran may be tried again. */
import type { RunRow } from './recurring.repository.ts';

/** Of these outcomes there is no invoice. */
const withoutInvoice: readonly RunRow['outcome'][] = ['failed', 'client_archived', 'nothing'];

export function isWithoutInvoice({ outcome, invoice_id }: Pick<RunRow, 'outcome' | 'invoice_id'>): boolean {
  return invoice_id === null && withoutInvoice.includes(outcome);
}

/** `sending`: its invoice is there, and its mail was not made yet. */
export function canRetry(run: Pick<RunRow, 'outcome' | 'invoice_id'>): boolean {
  return run.outcome === 'sending' || isWithoutInvoice(run);
}
