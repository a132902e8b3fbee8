/** Units of the calendar as inclusive dates: weeks are ISO weeks, quarters and years the calendar's. */
import { addDays, isoWeekOf } from '../zones.ts';
import type { Unit } from './period-words.ts';

/** Both dates inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** From today to an end that is still ahead. */
  readonly isToCome?: boolean;
}

export const iso = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export function parts(date: string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** `count` months from the first of the month that lies `offset` months from `date`'s. */
export function months(date: string, offset: number, count: number): Period {
  const { year, month } = parts(date);
  const first = (shift: number): string => {
    const index = year * 12 + (month - 1) + shift;
    return iso(Math.floor(index / 12), (index % 12) + 1, 1);
  };
  return { from: first(offset), to: addDays(first(offset + count), -1) };
}

/** The calendar unit that lies `offset` units from the one of `date`. */
export function calendarPeriod(unit: Unit, date: string, offset: number): Period {
  const { year, month } = parts(date);
  switch (unit) {
    case 'day':
      return { from: addDays(date, offset), to: addDays(date, offset) };
    case 'week': {
      const monday = addDays(isoWeekOf(date).start, offset * 7);
      return { from: monday, to: addDays(monday, 6) };
    }
    case 'weekend': {
      const saturday = addDays(isoWeekOf(date).start, 5 + offset * 7);
      return { from: saturday, to: addDays(saturday, 1) };
    }
    case 'month':
      return months(date, offset, 1);
    case 'quarter':
      return months(iso(year, month - ((month - 1) % 3), 1), offset * 3, 3);
    case 'year':
      return { from: iso(year + offset, 1, 1), to: iso(year + offset, 12, 31) };
  }
}

/**
 * The last `count` units. Days end today. Of weeks and what is longer, the whole ones before the running one: half a month
 * beside whole ones would be compared with them.
 */
export function lastPeriod(unit: Unit, count: number, today: string): Period {
  if (unit === 'day') return { from: addDays(today, 1 - count), to: today };
  // The first years of the calendar have no thousand years before them.
  const units = Math.min(count, 1_000);
  return { from: calendarPeriod(unit, today, -units).from, to: calendarPeriod(unit, today, -1).to };
}
