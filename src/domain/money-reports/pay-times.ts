/** How long it takes until invoices are paid: from issue to the payment that settled them, in days. */
import { invoicesOn, type Ledger } from '../payments/ageing.ts';
import { daysBetween } from '../zones.ts';

/** Means over the invoices that are paid whole; none: 0 invoices, and both means 0. */
export interface PayTimes {
  readonly invoices: number;
  readonly days: number;
  /** Negative where they are paid before they are due. */
  readonly daysLate: number;
  readonly ids: readonly string[];
  /** Of those, the ones that were settled after they were due. */
  readonly lateIds: readonly string[];
}

const lastDay = '9999-12-31';

/** Invoices that owe nothing any more and took a payment; one that a credit note or a write-off alone settled has no time. */
export function payTimesOf(ledger: Ledger): PayTimes {
  const paidOn = new Map<string, string>();
  for (const { valueDate, allocations } of ledger.transactions) {
    for (const { invoiceId, kind, minor } of allocations) {
      const before = paidOn.get(invoiceId) ?? '';
      if (kind === 'paid' && minor > 0 && valueDate > before) paidOn.set(invoiceId, valueDate);
    }
  }
  const settled = invoicesOn(ledger, lastDay).flatMap(({ document, due }) => {
    const on = paidOn.get(document.id);
    return due === 0 && on !== undefined ? [{ ...document, on }] : [];
  });
  const mean = (days: readonly number[]) =>
    days.length === 0 ? 0 : days.reduce((total, value) => total + value, 0) / days.length;
  return {
    invoices: settled.length,
    days: mean(settled.map(({ issueDate, on }) => daysBetween(issueDate, on))),
    daysLate: mean(settled.map(({ dueDate, on }) => daysBetween(dueDate, on))),
    ids: settled.map(({ id }) => id),
    lateIds: settled.flatMap(({ id, dueDate, on }) => (on > dueDate ? id : [])),
  };
}
