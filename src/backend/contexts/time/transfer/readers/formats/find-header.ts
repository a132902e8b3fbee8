/** Which row of a file is its header: the first, or one below the title that a spreadsheet has. */

import { readCsv } from '../../../../../platform/csv/csv-rows.ts';
import { isOwnReport } from '../../writers/report-headers.ts';
import type { ColumnMap } from '../cells/columns.ts';
import { phrase } from '../phrase.ts';
import type { Report } from '../report.ts';
import { fileFormats, type ReadOptions } from '../source-row.ts';
import { findFormat, findSummary, listMissing, mapAs } from './find-format.ts';

interface Headed {
  readonly text: string;
  readonly separator: string;
  readonly options: ReadOptions;
  readonly report: Report;
}

export interface Header {
  /** As a spreadsheet counts. */
  readonly row: number;
  readonly map: ColumnMap;
  /** We wrote the file, a spreadsheet may have saved it since: cells are safe for spreadsheets. */
  readonly isOurs: boolean;
  /** What stands above it. */
  readonly title: string;
}

const titleRows = 10;

/** Undefined: the file is refused, and the report says why. */
export function findHeader(source: Headed): Header | undefined {
  const { text, separator, options, report } = source;
  const [step] = readCsv(text, separator);
  const rows = step?.rows.slice(0, titleRows) ?? [];
  const first = rows.find((cells) => cells.some((cell) => cell.trim() !== ''));
  if (first === undefined) {
    report.refuse(phrase`is empty`);
    return undefined;
  }
  for (const [at, cells] of rows.entries()) {
    const map = options.format === 'auto' ? findFormat(cells) : mapAs(options.format, cells);
    if (map === undefined) continue;
    const above = rows.slice(0, at);
    sayTitle(above, report);
    return {
      row: at + 1,
      map,
      title: above.flat().join(' '),
      isOurs: map.format === 'vireo' || isOwnReport(cells, text),
    };
  }
  refuse(first, source);
  return undefined;
}

function sayTitle(rows: readonly (readonly string[])[], report: Report): void {
  for (const [at, cells] of rows.entries()) {
    const value = cells.filter((cell) => cell.trim() !== '').join(' ');
    if (value !== '')
      report.lose('line_above_header', phrase`Lines above the header are not kept.`, { row: at + 1, value });
  }
}

function refuse(headers: readonly string[], { separator, options, report }: Headed): void {
  const summary = findSummary(headers);
  if (summary !== undefined) {
    report.refuse(summary);
    return;
  }
  const said = { row: 1, value: headers.join(separator) };
  const message =
    options.format === 'auto'
      ? phrase`has a header of no known format (${fileFormats.join(', ')})`
      : phrase`lacks columns of a ${options.format} export: ${listMissing(options.format, headers).join(', ')}`;
  report.refuse(message, { ...said, option: 'format' });
}
