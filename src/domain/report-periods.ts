/** The periods that a report is asked for by name, as calendar days. */
import { addDays, daysBetween, isoWeekOf } from './zones.ts';

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

/**
 * The days before a period: its own unit of the calendar where it is one, else as many days. Of a period that is not over
 * on the day `today`, as many of its days as have come.
 */
export function findDaysBefore({ from, to }: DateSpan, today: string): DateSpan {
  const before = findAllDaysBefore({ from, to });
  if (today < from || today >= to) return before;
  const soFar = addDays(before.from, daysBetween(from, today));
  return soFar < before.to ? { ...before, to: soFar } : before;
}

function findAllDaysBefore({ from, to }: DateSpan): DateSpan {
  const last = addDays(from, -1);
  const units = ['week', 'month', 'quarter', 'year'].map((unit) => [unit, spanOf(unit, from)] as const);
  const unit = units.find(([, span]) => span.from === from && span.to === to)?.[0];
  if (unit !== undefined) return spanOf(unit, last);
  return { from: addDays(last, -daysBetween(from, to)), to: last };
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
