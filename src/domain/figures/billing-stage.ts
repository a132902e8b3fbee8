/**
 * Unbilled time and what of it is ready to invoice. Unit: recorded seconds of finished billable entries. Day: an entry is
 * billed whole, with the day on which it began. Rounding: none; what it is worth is billed-value.ts.
 */
import type { InvoiceState } from '../invoice-document.ts';
import type { TimesheetState } from '../timesheet-states.ts';

/**
 * Where unbilled time is on its way to an invoice: `open` is not approved yet, `ready` can go on an invoice now, `drafted`
 * is on a draft.
 */
export type BillingStage = 'open' | 'ready' | 'drafted';

export interface BillingFacts {
  readonly billable: boolean;
  readonly seconds: number;
  /** State of the timesheet that holds the entry; undefined where none does. */
  readonly sheet: TimesheetState | undefined;
  /** State of the invoice that has claimed the entry; undefined where none has. */
  readonly invoice: InvoiceState | undefined;
}

/**
 * The stage of one entry; undefined when it is not unbilled: it is not billable, has no time, or is on an invoice that was
 * issued. A cancelled invoice keeps its time until a credit note releases it.
 */
export function findBillingStage({
  billable,
  seconds,
  sheet,
  invoice,
}: BillingFacts): BillingStage | undefined {
  if (!billable || seconds <= 0) return undefined;
  if (invoice !== undefined) return invoice === 'draft' ? 'drafted' : undefined;
  return sheet === 'approved' ? 'ready' : 'open';
}
