/** By what days and records are put together. */
import type { Period } from '../../../../domain/query/frame.ts';
import { addDays, addMonths, isoWeekOf, monthEnd } from '../../../../domain/zones.ts';
import type { DateGroup } from '../model/query/date-groups.ts';

/** `2026-11-20`, `2026-W47` (ISO 8601), `2026-11`, `2026-Q4`, `2026`, or 1 (Monday) to 7. */
export function dateKey(date: string, group: DateGroup): string {
  switch (group) {
    case 'day':
      return date;
    case 'week': {
      const { year, week } = isoWeekOf(date);
      return `${year}-W${String(week).padStart(2, '0')}`;
    }
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
  if (week !== undefined) {
    // 4 January is always in the first week.
    const from = addDays(isoWeekOf(`${week['year']}-01-04`).start, (Number(week['week']) - 1) * 7);
    return { from, to: addDays(from, 6) };
  }
  const quarter = /^(?<year>\d{4})-Q(?<quarter>[1-4])$/.exec(key)?.groups;
  if (quarter !== undefined) {
    const first = `${quarter['year']}-${String(Number(quarter['quarter']) * 3 - 2).padStart(2, '0')}-01`;
    return { from: first, to: monthEnd(addMonths(first, 2)) };
  }
  if (/^\d{4}-\d{2}$/.test(key)) return { from: `${key}-01`, to: monthEnd(`${key}-01`) };
  return /^\d{4}$/.test(key) ? { from: `${key}-01-01`, to: `${key}-12-31` } : undefined;
}

/** The part of some days that lies in others. */
export function clipDays(days: Period, within: Period | undefined): Period {
  if (within === undefined) return days;
  // Dates compare as texts.
  const [, from = days.from] = [days.from, within.from].toSorted();
  const [to = days.to] = [days.to, within.to].toSorted();
  return { from, to };
}
