/**
 * Calendar days, weeks and time zones; the one file that knows the date library. Instants are epoch
 * milliseconds, dates `YYYY-MM-DD`, times `HH:MM[:SS]`. No clock: now is an argument.
 */
import { Temporal } from 'temporal-polyfill';
import { fail, type Result, succeed } from './result.ts';
import { isDate } from './time/calendar-date.ts';

export { isDate };

/** Start (inclusive) and end (exclusive) in epoch milliseconds. */
export interface InstantRange {
  readonly startMs: number;
  readonly endMs: number;
}

/** A week by ISO 8601: Monday to Sunday, numbered in the year that holds its Thursday. */
export interface IsoWeek {
  readonly year: number;
  readonly week: number;
  /** Monday. */
  readonly start: string;
  /** Sunday. */
  readonly end: string;
}

/** Which of the two instants a time means that happens twice when clocks go back. */
export type RepeatedTimePolicy = 'earlier' | 'later' | 'refuse';

/** Why a local date and time is not one instant. */
export type LocalTimeFault = 'unknown_zone' | 'not_a_date' | 'not_a_time' | 'in_gap' | 'repeated';

/** True for a name of the IANA time zone database (also `UTC`); bare offsets such as `+02:00` are refused, they know no DST. */
export function isTimeZone(zone: string): boolean {
  return findZone(zone) !== undefined;
}

/** The zone in the letters that the database has for it: `europe/berlin` is `Europe/Berlin`. Undefined where it is none. */
export function findZone(name: string): string | undefined {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(name)) return undefined;
  return remember(knownZones, name, () =>
    attempt(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId),
  );
}

/** True for the years that days are kept of: beyond them a date is a slip, and one day more could need a fifth digit. */
export function isKeptDate(date: string): boolean {
  return date >= '1900' && date < '3000';
}

const surelyKept = { startMs: Date.UTC(1900, 0, 3), endMs: Date.UTC(2999, 11, 30) };

/** The same of the day on the calendar of `zone` at an instant: an offset may lead out of the years of a text. */
export function isKeptDay(instantMs: number, zone: string): boolean {
  const isSure = instantMs >= surelyKept.startMs && instantMs < surelyKept.endMs;
  return isSure || isKeptDate(localDate(instantMs, zone));
}

/** The day on the calendar of `zone` at an instant: the day of an entry is in its own zone (ARCHITECTURE D9). */
export function localDate(instantMs: number, zone: string): string {
  return zoned(instantMs, zone).toPlainDate().toString();
}

/** The wall clock of `zone` at an instant, `HH:MM:SS`. */
export function localTime(instantMs: number, zone: string): string {
  return zoned(instantMs, zone).toPlainTime().toString({ smallestUnit: 'second' });
}

/**
 * The instant of a local date and time. A time that the clocks skip is an error value (issue, "Bad input"),
 * never moved; for one that happens twice the caller says which.
 */
export function findInstant(
  date: string,
  time: string,
  { zone, repeated = 'refuse' }: { readonly zone: string; readonly repeated?: RepeatedTimePolicy },
): Result<number, LocalTimeFault> {
  const fault = findFault({ date, time, zone });
  if (fault !== undefined) {
    return fail(fault);
  }
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wanted.toZonedDateTime(zone, { disambiguation: 'later' });
  if (!earlier.toPlainDateTime().equals(wanted)) {
    return fail('in_gap');
  }
  if (repeated === 'refuse' && earlier.epochMilliseconds !== later.epochMilliseconds) {
    return fail('repeated');
  }
  return succeed((repeated === 'later' ? later : earlier).epochMilliseconds);
}

/**
 * The instant at which a clock on the wall of `zone` shows a date and time, or would: a time that the clocks skip is the end of
 * the gap, one that happens twice is the first.
 */
export function settleInstant(date: string, time: string, zone: string): number {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.epochMilliseconds;
  // Read by the offset after the gap, such a time lies before the change of clocks, and never at it.
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds;
}

/** From the first instant of a local day to the first of the next: 23 or 25 hours long when clocks change. */
export function dayRange(date: string, zone: string): InstantRange {
  return remember(knownDays, `${date} ${zone}`, () => {
    const day = Temporal.PlainDate.from(date);
    return { startMs: startOfDay(day, zone), endMs: startOfDay(day.add({ days: 1 }), zone) };
  });
}

/** From the first instant of `weekStart` to the first of the same weekday a week on. */
export function weekRange(weekStart: string, zone: string): InstantRange {
  const day = Temporal.PlainDate.from(weekStart);
  return { startMs: startOfDay(day, zone), endMs: startOfDay(day.add({ days: 7 }), zone) };
}

/** The ISO 8601 week that a date lies in. */
export function isoWeekOf(date: string): IsoWeek {
  return remember(knownWeeks, date, () => {
    const day = Temporal.PlainDate.from(date);
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    const thursday = monday.add({ days: 3 });
    return {
      year: thursday.year,
      week: Math.floor((thursday.dayOfYear - 1) / 7) + 1,
      start: monday.toString(),
      end: monday.add({ days: 6 }).toString(),
    };
  });
}

/** `date` moved by whole calendar days. @throws RangeError for what is no date */
export function addDays(date: string, days: number): string {
  const moved = isDate(date) ? new Date(Date.parse(date) + days * dayMs) : undefined;
  // Beyond four digits of a year, and for a part of a day, the library has a form of its own.
  return moved !== undefined && Number.isInteger(days) && isYear(moved.getUTCFullYear())
    ? moved.toISOString().slice(0, 10)
    : Temporal.PlainDate.from(date).add({ days }).toString();
}

/** `date` moved by whole calendar months: a day that the month does not have is its last. */
export function addMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** The last day of the month that a date lies in. */
export function monthEnd(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.with({ day: day.daysInMonth }).toString();
}

/** Whole months from `first` to `last`, rounded towards `first`. */
export function monthsBetween(first: string, last: string): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last), { largestUnit: 'month' }).months;
}

/** Calendar days from `first` to `last`; negative when `last` is earlier. */
export function daysBetween(first: string, last: string): number {
  if (isDate(first) && isDate(last)) return (Date.parse(last) - Date.parse(first)) / dayMs;
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last), { largestUnit: 'day' }).days;
}

/** Both dates and all between them. */
export function datesBetween(first: string, last: string): readonly string[] {
  const count = Math.max(0, daysBetween(first, last) + 1);
  return Array.from({ length: count }, (_, days) => addDays(first, days));
}

function findFault(local: { date: string; time: string; zone: string }): LocalTimeFault | undefined {
  if (!isTimeZone(local.zone)) {
    return 'unknown_zone';
  }
  if (!isDate(local.date)) {
    return 'not_a_date';
  }
  return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(local.time) ? undefined : 'not_a_time';
}

/** A date is read as midnight in UTC, where each day has as many. */
const dayMs = 86_400_000;

function isYear(year: number): boolean {
  return year >= 0 && year <= 9999;
}

const knownZones = new Map<string, string | undefined>();
const knownDays = new Map<string, InstantRange>();
const knownWeeks = new Map<string, IsoWeek>();
const mostKnown = 20_000;

/** What reports and imports of years ask for with every entry, and what takes the library 15 to 30 µs each time. */
function remember<T>(known: Map<string, T>, key: string, compute: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size === mostKnown) known.clear();
  const value = compute();
  known.set(key, value);
  return value;
}

function startOfDay(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime(zone).epochMilliseconds;
}

function zoned(instantMs: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone);
}

/** The library answers a wrong date or zone with a RangeError: here that is an expected outcome. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}
