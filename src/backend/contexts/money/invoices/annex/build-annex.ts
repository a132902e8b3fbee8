/** The entries behind the lines of a draft, as its annex lists them: what is printed is frozen with the document. */
import type { AnnexEntry, InvoiceLine } from '../../../../../domain/invoice-document.ts';
import { withoutUnprintable } from '../../../../../domain/invoice-print/unprintable-text.ts';
import { billEntries } from '../../../../../domain/invoicing/lines/line-grouping.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { listClaimed } from '../billable/billable-time.repository.ts';
import { listTrace, type TraceRow } from '../invoice-lines.repository.ts';
import { readGit } from '../invoice-view.ts';
import type { InvoiceHead } from '../invoices.repository.ts';
import { termsOf } from '../lines/rebuild-lines.ts';

/** Line by line; the seconds of a line's entries add up to what it bills. */
export async function buildAnnex(
  reads: Reads,
  head: InvoiceHead,
  lines: readonly InvoiceLine[],
): Promise<AnnexEntry[]> {
  const positions = new Map(lines.map(({ id }, index) => [id, index + 1]));
  const billed = billEntries(await listClaimed(reads, head), termsOf(head));
  const rows = await listTrace(reads, head);
  return rows
    .map((row) =>
      toEntry(row, { line: positions.get(row.line_id) ?? 1, seconds: billed.get(row.id) ?? row.billed_from }),
    )
    .sort((one, other) => one.line - other.line);
}

/** Signs in the subject of a commit that no PDF has are left out: it is not the user's text to fix. */
function toEntry(row: TraceRow, { line, seconds }: Pick<AnnexEntry, 'line' | 'seconds'>): AnnexEntry {
  const { commits } = readGit(row);
  return {
    line,
    date: row.local_date,
    person: row.user_name,
    project: row.project_name,
    note: row.note.trim(),
    seconds,
    ...(commits.length > 0 && {
      commits: commits.map(({ hash, subject }) => ({ hash, subject: withoutUnprintable(subject) })),
    }),
  };
}
