/** How the lines of a draft are made, and whether their entries are listed: kept among its details, not said to the client. */
import type { DraftDetails } from '../../../../../contract/invoicing/invoice-document-schema.ts';
import { type LineGrouping, usualGrouping } from '../../../../../domain/invoicing/lines/line-grouping.ts';
import { readDetails } from '../invoice-record.ts';
import type { InvoiceHead } from '../invoices.repository.ts';

type Making = NonNullable<DraftDetails['making']>;

/** On the wire; null: no subheads. */
export interface GroupingInput {
  readonly lines: LineGrouping['lines'];
  readonly heads?: LineGrouping['heads'] | null;
}

export function groupingOf(head: Pick<InvoiceHead, 'details'>): LineGrouping {
  return readDetails(head).making?.grouping ?? usualGrouping;
}

export function hasAnnex(head: Pick<InvoiceHead, 'details'>): boolean {
  return readDetails(head).making?.annex === true;
}

export function toGrouping({ lines, heads }: GroupingInput): NonNullable<Making['grouping']> {
  return { lines, ...(heads === undefined || heads === null ? {} : { heads }) };
}

/** The details with what is said of `change`; undefined leaves a part as it is, null takes it away. */
export function changeDetails(
  head: Pick<InvoiceHead, 'details'>,
  change: { readonly [Key in keyof DraftDetails]?: DraftDetails[Key] | null | undefined },
): string | null {
  const next: Record<string, unknown> = { ...readDetails(head) };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete next[key];
    else if (value !== undefined) next[key] = value;
  }
  return Object.keys(next).length === 0 ? null : JSON.stringify(next);
}
