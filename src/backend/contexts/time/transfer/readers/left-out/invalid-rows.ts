/** Rows that cannot be read, left out where that is asked for: the others are taken. */

import { phrase } from '../phrase.ts';
import type { Report } from '../report.ts';
import type { Problem } from '../source-row.ts';

/** What an option settles is of the whole file; that a clock skips a time is of the row, though another zone may help. */
export function isOfRow({ row, option }: Problem): boolean {
  return row !== null && (option === null || option === 'zone');
}

/** Whether a row is refused for itself: `own` is what was said of it alone. */
export function canBeLeftOut(own: Report): boolean {
  return own.problems.some(isOfRow);
}

function describe({ column, value, message }: Problem): string {
  const said = value === null || value === '' ? '' : `"${value}" `;
  return `${column === null ? '' : `${column}: `}${said}${message}`;
}

/** Says of a row why it is left out. */
export function sayInvalid(report: Report, problems: readonly Problem[], seconds: number): void {
  const first = problems.find(isOfRow);
  if (first === undefined || first.row === null) return;
  const value = () => describe(first);
  report.lose('invalid_left_out', phrase`Rows that cannot be imported are left out.`, {
    row: first.row,
    value,
    seconds,
    reason: first,
  });
}

interface Leaving<Row> {
  readonly rowOf: (row: Row) => { readonly row: number; readonly seconds: number };
  /** What was found in the rows. */
  readonly found: Report;
  readonly report: Report;
}

/** The rows in which nothing was found. */
export function leaveOutInvalid<Row>(rows: readonly Row[], { rowOf, found, report }: Leaving<Row>): Row[] {
  if (found.badRows.size === 0) return [...rows];
  return rows.filter((each) => {
    const { row, seconds } = rowOf(each);
    const problem = found.badRows.get(row);
    if (problem === undefined || !isOfRow(problem)) return true;
    sayInvalid(report, [problem], seconds);
    return false;
  });
}
