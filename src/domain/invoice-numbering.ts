/**
 * Numbers of issued documents. A series is a prefix and the year of issue; within it numbers run 1, 2, 3 …
 * without gap. Drafts have none: the next is drawn in the transaction that issues. Rule: VAT Directive 2006/112/EC,
 * art. 226 (2), a sequential number that identifies the invoice; several countries read it as free of gaps.
 */
import { fail, type Result, succeed } from './result.ts';

/** The key of one counter. */
export interface NumberSeries {
  /** Empty, or letters, digits and separators: `CN`, `ACME-DE`, `RE/`. */
  readonly prefix: string;
  readonly year: number;
}

/** What a counter knows before the next draw. */
export interface CounterState {
  readonly lastSequence: number;
  /** ISO date of the last document of the series; undefined before the first. */
  readonly lastIssueDate?: string | undefined;
}

/** Why no number is given. */
export type NumberRefusal = 'date_before_last' | 'date_in_future';

/** The series that a document of `issueDate` belongs to. `A-` is `A`: both print `A-2026-0001`, so they count as one. */
export function seriesOf(prefix: string, issueDate: string): NumberSeries {
  return { prefix: prefix.replace(/-+$/, ''), year: Number(issueDate.slice(0, 4)) };
}

/** `2026-0042`, `CN-2026-0001`, `RE/2026-0001`; four digits at least, more when a year needs them. */
export function formatInvoiceNumber(series: NumberSeries, sequence: number): string {
  const joint = /[A-Za-z0-9]$/.test(series.prefix) ? '-' : '';
  return `${series.prefix}${joint}${series.year}-${String(sequence).padStart(4, '0')}`;
}

/** The prefix of credit notes beside `prefix`: they run in a series of their own, so that invoices alone fill theirs. */
export function creditPrefix(prefix: string): string {
  return prefix === '' ? 'CN' : `CN-${prefix}`;
}

/**
 * The sequence that a document of `issueDate` gets: one more than the last. Refused when the date lies before
 * the last document's, which would break the order, or after `today`, which would shut the series until then.
 */
export function nextSequence(
  counter: CounterState,
  { issueDate, today }: { readonly issueDate: string; readonly today: string },
): Result<number, NumberRefusal> {
  if (counter.lastIssueDate !== undefined && issueDate < counter.lastIssueDate) {
    return fail('date_before_last');
  }
  return issueDate > today ? fail('date_in_future') : succeed(counter.lastSequence + 1);
}
