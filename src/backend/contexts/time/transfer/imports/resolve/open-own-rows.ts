/**
 * Nobody approves their own time by importing it as approved: where whoever imports may not decide on it, it comes as
 * open. What another tool billed stays locked: as open time it would be billed a second time, and nothing is decided by it.
 */

import { phrase } from '../../readers/phrase.ts';
import type { Report } from '../../readers/report.ts';
import type { SourceRow } from '../../readers/source-row.ts';
import type { AgainRow } from './find-existing.ts';
import type { ResolvedRow } from './resolved-rows.ts';

interface Opening {
  /** Who imports. */
  readonly me: string;
  readonly report: Report;
}

export function openOwnRows(rows: readonly ResolvedRow[], { me, report }: Opening): readonly ResolvedRow[] {
  return rows.map((row) =>
    row.userId === me && row.source.state === 'approved' ? { ...row, source: open(row.source, report) } : row,
  );
}

/** Of rows that an earlier import brought: what is here as open stays so. */
export function openOwnAgain(again: readonly AgainRow[], { me, report }: Opening): readonly AgainRow[] {
  return again.map(({ row, brought }) => {
    const { entry, state } = brought;
    const isOpen = entry?.userId === me && entry.sheetId === null && state === 'open';
    const isHeld = isOpen && row.source.state === 'approved';
    return { brought, row: isHeld ? { ...row, source: open(row.source, report) } : row };
  });
}

function open(source: SourceRow, report: Report): SourceRow {
  const message = phrase`You do not approve your own time here: time that is approved in the file is imported as open, to be submitted.`;
  report.lose('state_not_carried', message, { row: source.row, column: 'state', value: source.state });
  return { ...source, state: 'open' };
}
