/**
 * Numbers of issued documents. Which series a document belongs to says its pattern (invoicing/number-pattern.ts); within a
 * series numbers run on without gap. Drafts have none: the next is drawn in the transaction that issues. Rule: VAT Directive 2006/112/EC,
 * art. 226 (2), a sequential number that identifies the invoice; several countries read it as free of gaps.
 */
import { fail, type Result, succeed } from './result.ts';

/** The key of one counter. */
export interface NumberSeries {
  /** What the numbers of the series have in common. */
  readonly prefix: string;
  /** Of issue; 0 where the series does not restart each year. */
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
