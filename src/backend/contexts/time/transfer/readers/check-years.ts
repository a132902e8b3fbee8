/** Refuses rows whose days are none of those that are kept: an offset or a length may lead out of the years of its text. */
import { isKeptDay } from '../../../../../domain/zones.ts';
import type { ColumnMap, Field } from './cells/columns.ts';
import { phrase } from './phrase.ts';
import type { Report } from './report.ts';
import type { SourceRow } from './source-row.ts';

const startFields: readonly Field[] = ['startedAt', 'startDate', 'startTime'];
const endFields: readonly Field[] = ['endedAt', 'endDate', 'endTime', 'duration', 'hours'];

export function checkYears(
  rows: readonly SourceRow[],
  { map, report }: { readonly map: ColumnMap; readonly report: Report },
): void {
  const refuse = (fields: readonly Field[], { row, at, zone }: { row: number; at: number; zone: string }) => {
    const column = fields
      .map((field) => map.columns.get(field)?.header)
      .find((header) => header !== undefined);
    const value = new Date(at).toISOString();
    report.refuse(phrase`lies in ${zone} on a day outside of the years 1900 to 2999`, { row, column, value });
  };
  for (const { row, zone, startedAt, endedAt } of rows) {
    if (!isKeptDay(startedAt, zone)) refuse(startFields, { row, zone, at: startedAt });
    else if (!isKeptDay(endedAt, zone)) refuse(endFields, { row, zone, at: endedAt });
  }
}
