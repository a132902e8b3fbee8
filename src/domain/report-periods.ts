/** The periods that a report is asked for by name, as calendar days. */
import { calendarPeriod } from './periods/calendar-periods.ts';
import { addDays, daysBetween } from './zones.ts';

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

/** The days of a named period on the calendar day `today`. */
export function findPeriod(period: ReportPeriod, today: string): DateSpan {
  const unit = units.find((each) => period.endsWith(each)) ?? 'week';
  return calendarPeriod(unit, today, period.startsWith('this') ? 0 : -1);
}

const units = ['week', 'month', 'quarter', 'year'] as const;

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
  const unit = units.find((each) => {
    const whole = calendarPeriod(each, from, 0);
    return whole.from === from && whole.to === to;
  });
  if (unit !== undefined) return calendarPeriod(unit, from, -1);
  return { from: addDays(last, -daysBetween(from, to)), to: last };
}
