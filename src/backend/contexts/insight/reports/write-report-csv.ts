/** A report as separated values for a spreadsheet: one line a row of the last level, amounts in a column each currency. */
import Papa from 'papaparse';
import { formatDuration } from '../../../../domain/duration.ts';
import { escapeFormula } from '../../../../domain/escape-formula.ts';
import { toDecimalString } from '../../../../domain/money.ts';
import type { TimeReport, TimeReportLine } from './reports.schema.ts';

export function writeReportCsv(report: TimeReport): string {
  const { groupBy, thenBy, rows, total } = report;
  const currencies = total.amounts.map(({ currency }) => currency);
  const header = [
    groupBy,
    ...(thenBy === null ? [] : [thenBy]),
    'entries',
    'duration',
    'seconds',
    'billable seconds',
    'rounded seconds',
    'billed seconds',
    'target seconds',
    ...currencies.map((currency) => `amount ${currency}`),
  ];
  const lines = rows.flatMap((row) =>
    thenBy === null
      ? [[row.name, ...cellsOf(row, currencies)]]
      : row.rows.map((line) => [row.name, line.name, ...cellsOf(line, currencies)]),
  );
  // A name that begins like a formula must not be one to the spreadsheet that opens the file.
  return `${Papa.unparse([header, ...lines.map((line) => line.map(escapeFormula))])}\r\n`;
}

function cellsOf(line: TimeReportLine, currencies: readonly string[]): string[] {
  const amounts = new Map(line.amounts.map((amount) => [amount.currency, toDecimalString(amount)]));
  return [
    String(line.entries),
    formatDuration(line.seconds),
    String(line.seconds),
    String(line.billableSeconds),
    String(line.roundedSeconds ?? ''),
    String(line.billedSeconds),
    String(line.targetSeconds ?? ''),
    ...currencies.map((currency) => amounts.get(currency) ?? ''),
  ];
}
