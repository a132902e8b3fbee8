/** When an invoice is due, and the sentence that says so (BT-9, BT-20). */
import { describeTerm } from './invoicing/term-sentence.ts';
import { addDays, daysBetween } from './zones.ts';

/** The due date of net `days` from the day of issue. */
export function dueDateOf(issueDate: string, days: number): string {
  return addDays(issueDate, days);
}

/** The terms as they are printed; German for `de`, English for every other language. */
export function describePaymentTerms(issueDate: string, dueDate: string, language: string): string {
  return describeTerm(Math.max(0, daysBetween(issueDate, dueDate)), language);
}
