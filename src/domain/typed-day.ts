/** A day as a person types it: `yesterday`, `mon`, `last friday`, `20.11.`, `2026-11-19`. */
import { fail, type Result, succeed } from './result.ts';
import { addDays, daysBetween, isDate, isoWeekOf } from './zones.ts';

/** `no_such_day`: written as a date, and not in the calendar. */
export type TypedDayFault = 'not_a_day' | 'no_such_day';

export interface TypedDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** True for a bare `mon` or `Sunday`, which may be a word of a note as well. */
  readonly isWeekday: boolean;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const wholeNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * `today` is the day on which it is typed. A weekday is the last such day, today included; with `last` before it today is
 * not. A day of a month without its year (`20.11.`) is the nearest such day. `on` before any of them says the same.
 */
export function parseTypedDay(text: string, today: string): Result<TypedDay, TypedDayFault> {
  const typed = text.trim().toLowerCase();
  const said = typed.replace(/^on\s+/, '');
  const relative = { today: 0, yesterday: -1, tomorrow: 1 }[said];
  if (relative !== undefined) return succeed({ date: addDays(today, relative), isWeekday: false });
  const [, last, name = said] = /^(last)\s+(\S+)$/.exec(said) ?? [];
  const weekday = Math.max(weekdays.indexOf(name), wholeNames.indexOf(name));
  if (weekday < 0) return parseDate(said, today);
  const until = last === undefined ? today : addDays(today, -1);
  return succeed({ date: lastWeekday(weekday, until), isWeekday: typed === name });
}

function lastWeekday(weekday: number, until: string): string {
  const thisWeek = addDays(isoWeekOf(until).start, weekday);
  return thisWeek > until ? addDays(thisWeek, -7) : thisWeek;
}

function parseDate(said: string, today: string): Result<TypedDay, TypedDayFault> {
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(said) ?? [];
  if (day === '' && !/^\d{4}-\d{2}-\d{2}$/.test(said)) return fail('not_a_day');
  const thisYear = Number(today.slice(0, 4));
  const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [Number(year)];
  const written = years.map((one) => `${one}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  const [nearest] = (day === '' ? [said] : written)
    .filter(isDate)
    .sort((one, other) => Math.abs(daysBetween(today, one)) - Math.abs(daysBetween(today, other)));
  return nearest === undefined ? fail('no_such_day') : succeed({ date: nearest, isWeekday: false });
}
