/** Separated values that hold all of an entry; `readers/vireo.ts` reads them back. */
import Papa from 'papaparse';
import { escapeFormula } from '../../../../../domain/escape-formula.ts';
import type { ExportedRow, Written } from './exported-row.ts';
import { findUndecided } from './find-undecided.ts';

const columns: readonly (readonly [string, (row: ExportedRow) => string])[] = [
  ['Date', (row) => row.date],
  ['Started at', (row) => withoutMilliseconds(row.startedAt)],
  ['Ended at', (row) => withoutMilliseconds(row.endedAt)],
  ['Zone', (row) => row.zone],
  ['Seconds', (row) => String(row.seconds)],
  ['Person', (row) => row.person],
  ['Email', (row) => row.email],
  ['Client', (row) => row.client],
  ['Project', (row) => row.project],
  ['Task', (row) => row.task],
  ['Note', (row) => row.note],
  // A tag may hold a comma: they are a row of values themselves.
  ['Tags', (row) => (row.tags.length === 0 ? '' : Papa.unparse([row.tags]))],
  ['Billable', (row) => (row.billable ? 'yes' : 'no')],
  ['Hourly rate', (row) => row.rate],
  ['Currency', (row) => row.currency],
  ['State', (row) => row.state],
  ['Invoice', (row) => row.invoice],
  ['Git', (row) => (row.git === null ? '' : JSON.stringify(row.git))],
];

function withoutMilliseconds(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}

export function writeCsv(rows: readonly ExportedRow[]): Written {
  const header = columns.map(([name]) => name);
  const cells = rows.map((row) => columns.map(([, value]) => escapeFormula(value(row))));
  return { text: `${Papa.unparse([header, ...cells])}\r\n`, losses: findUndecided(rows) };
}
