/** When an invoice is due, and the sentence that says so (BT-9, BT-20). */
import { addDays, daysBetween } from './zones.ts';

/** The due date of net `days` from the day of issue. */
export function dueDateOf(issueDate: string, days: number): string {
  return addDays(issueDate, days);
}

/** The terms as they are printed; German for `de`, English for every other language. */
export function describePaymentTerms(issueDate: string, dueDate: string, language: string): string {
  const days = Math.max(0, daysBetween(issueDate, dueDate));
  return /^de\b/i.test(language) ? germanTerms(days) : englishTerms(days);
}

function englishTerms(days: number): string {
  return days === 0 ? 'Payable on receipt.' : `Payable within ${days} ${days === 1 ? 'day' : 'days'}.`;
}

function germanTerms(days: number): string {
  return days === 0
    ? 'Zahlbar sofort nach Erhalt.'
    : `Zahlbar innerhalb von ${days} ${days === 1 ? 'Tag' : 'Tagen'}.`;
}
