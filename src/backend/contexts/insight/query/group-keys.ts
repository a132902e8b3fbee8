/** By what days and records are put together. */
import { calendarPeriod } from '../../../../domain/periods/calendar-periods.ts';
import type { Period } from '../../../../domain/query/frame.ts';
import type { DateGroup } from '../model/query/date-groups.ts';
import { weekKey } from '../model/rows/row-keys.ts';

/** `2026-11-20`, `2026-W47` (ISO 8601), `2026-11`, `2026-Q4`, `2026`, or 1 (Monday) to 7. */
export function dateKey(date: string, group: DateGroup): string {
  switch (group) {
    case 'day':
      return date;
    case 'week':
      return weekKey(date);
    case 'month':
      return date.slice(0, 7);
    case 'quarter':
      return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    case 'year':
      return date.slice(0, 4);
    case 'weekday':
      return String(weekdayOf(date));
  }
}

/** ISO 8601: 1 is Monday. */
export function weekdayOf(date: string): number {
  return ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The days that a key stands for; undefined for what is no span of days. */
export function daysOfKey(key: string): Period | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(key)) return { from: key, to: key };
  const week = /^(?<year>\d{4})-W(?<week>\d{2})$/.exec(key)?.groups;
  // 4 January is always in the first week.
  if (week !== undefined) return calendarPeriod('week', `${week['year']}-01-04`, Number(week['week']) - 1);
  const quarter = /^(?<year>\d{4})-Q(?<quarter>[1-4])$/.exec(key)?.groups;
  if (quarter !== undefined)
    return calendarPeriod('quarter', `${quarter['year']}-01-01`, Number(quarter['quarter']) - 1);
  if (/^\d{4}-\d{2}$/.test(key)) return calendarPeriod('month', `${key}-01`, 0);
  return /^\d{4}$/.test(key) ? calendarPeriod('year', `${key}-01-01`, 0) : undefined;
}

/** The part of some days that lies in others. */
export function clipDays(days: Period, within: Period | undefined): Period {
  if (within === undefined) return days;
  // Dates compare as texts.
  const [, from = days.from] = [days.from, within.from].toSorted();
  const [to = days.to] = [days.to, within.to].toSorted();
  return { from, to };
}
