/** The periods that a report is asked for by name, as calendar days. */
import { addDays, isoWeekOf } from './zones.ts';

/** Named periods, in the order in which they are offered. */
export const reportPeriods = [
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

/** Both days inclusive, `YYYY-MM-DD`. */
export interface DateSpan {
  readonly from: string;
  readonly to: string;
}

/** The days of a named period on the calendar day `today`; weeks are ISO weeks, quarters and years the calendar's. */
export function findPeriod(period: ReportPeriod, today: string): DateSpan {
  const [which, unit] = period.split('-');
  const { from, to } = spanOf(unit ?? '', today);
  return which === 'this' ? { from, to } : spanOf(unit ?? '', addDays(from, -1));
}

const monthsOf: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

function spanOf(unit: string, date: string): DateSpan {
  const months = monthsOf[unit];
  if (months === undefined) {
    const { start, end } = isoWeekOf(date);
    return { from: start, to: end };
  }
  const [year = '', month = ''] = date.split('-');
  const first = Number(month) - ((Number(month) - 1) % months);
  const next = first + months;
  const end = next > 12 ? `${Number(year) + 1}-01-01` : `${year}-${twoDigits(next)}-01`;
  return { from: `${year}-${twoDigits(first)}-01`, to: addDays(end, -1) };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
