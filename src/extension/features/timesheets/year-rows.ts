/**
 * The Timesheets view by year; pure. This year's weeks stand at the top, those of earlier years in a row each, and what is
 * in a week or a year is asked for when it is opened: ten years of time are no more to load than one.
 */

import { addDays, weekOf } from '../../../pages/time/iso-week.ts';
import { noRecord, type Row } from '../../platform/row.ts';
import { buildTimesheetRows, type TimesheetFacts, type TimesheetRowPorts } from './timesheet-rows.ts';

/** Days, both of them included; from a Monday to a Sunday. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface YearRowPorts extends TimesheetRowPorts {
  readonly loadSpan: (span: Span) => Promise<TimesheetFacts>;
}

/** Time of late weeks is shown though the year is young. */
const shownDays = 91;

/** What stands at the top: this ISO year, and three months at least. */
export function recentSpan(today: string): Span {
  const { year } = weekOf(today);
  const firstWeek = weekOf(`${year}-01-04`).start;
  const late = weekOf(addDays(today, -shownDays)).start;
  const [from = late] = [firstWeek, late].sort();
  return { from, to: addDays(weekOf(today).start, 6 + 7 * 52) };
}

/** A row for each year before the span that has time or a sheet; the last first. */
export function buildYearRows(
  { before, first, last }: { readonly before: string; readonly first: string; readonly last: string },
  ports: YearRowPorts,
): readonly Row[] {
  const years: Row[] = [];
  for (let { year } = weekOf(last); year >= weekOf(first).year; year -= 1) {
    const end = addDays(weekOf(`${year + 1}-01-04`).start, -1);
    const to = end < before ? end : addDays(before, -1);
    const span = { from: weekOf(`${year}-01-04`).start, to };
    years.push(yearRow(year, span, ports));
  }
  return years;
}

function yearRow(year: number, span: Span, ports: YearRowPorts): Row {
  return {
    id: `year/${year}`,
    record: noRecord,
    label: String(year),
    icon: 'calendar',
    kind: 'year',
    // A search for one record does not load all years.
    foreign: true,
    loadChildren: async () => buildTimesheetRows(await ports.loadSpan(span), ports),
  };
}
