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

const weekdays = [
  'mon|monday|mo|montag',
  'tue|tuesday|di|dienstag',
  'wed|wednesday|mi|mittwoch',
  'thu|thursday|do|donnerstag',
  'fri|friday|fr|freitag',
  'sat|saturday|sa|samstag|sonnabend',
  'sun|sunday|so|sonntag',
].map((names) => names.split('|'));

/** Two letters are words of both languages: they are a day behind `am` and `letzten` alone. */
const isBareDay = (name: string) => name.length > 2;

const months = [
  'jan|january|januar|jän|jänner',
  'feb|february|februar',
  'mar|march|mär|märz',
  'apr|april',
  'may|mai',
  'jun|june|juni',
  'jul|july|juli',
  'aug|august',
  'sep|sept|september',
  'oct|october|okt|oktober',
  'nov|november',
  'dec|december|dez|dezember',
].map((names) => names.split('|'));

const relative: Readonly<Record<string, number>> = {
  today: 0,
  yesterday: -1,
  tomorrow: 1,
  heute: 0,
  gestern: -1,
  vorgestern: -2,
};

/**
 * `today` is the day on which it is typed. A weekday is the last such day, today included; with `last` before it today is
 * not. A day of a month without its year (`20.11.`, `20 Nov`) is the nearest such day. `on` before any of them says the same.
 */
export function parseTypedDay(text: string, today: string): Result<TypedDay, TypedDayFault> {
  const typed = text.trim().toLowerCase();
  const said = typed.replace(/^(?:on|am)\s+/, '');
  const days = Object.hasOwn(relative, said) ? relative[said] : undefined;
  if (days !== undefined) return succeed({ date: addDays(today, days), isWeekday: false });
  const [, last, name = said] = /^(last|letzten)\s+(\S+)$/.exec(said) ?? [];
  const weekday = weekdays.findIndex((names) => names.includes(name));
  if (weekday < 0 || (typed === name && !isBareDay(name))) return parseDate(said, today);
  const until = last === undefined ? today : addDays(today, -1);
  return succeed({ date: lastWeekday(weekday, until), isWeekday: typed === name });
}

function lastWeekday(weekday: number, until: string): string {
  const thisWeek = addDays(isoWeekOf(until).start, weekday);
  return thisWeek > until ? addDays(thisWeek, -7) : thisWeek;
}

/** Parts of a date as they are written; the year is empty where none is. */
interface Written {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const datePatterns = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})?$/,
  /^(?<day>\d{1,2})(?:\.|st|nd|rd|th)?\s*(?<month>\p{L}{3,9})\.?,?(?:\s+(?<year>\d{4}))?$/u,
  /^(?<month>\p{L}{3,9})\.?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>\d{4}))?$/u,
];

/** Undefined where it is not written as a date. */
function readWritten(said: string): Written | undefined {
  for (const pattern of datePatterns) {
    const { day = '', month = '', year = '' } = pattern.exec(said)?.groups ?? {};
    const number = /^\d/.test(month) ? month : String(months.findIndex((names) => names.includes(month)) + 1);
    if (day !== '' && number !== '0')
      return { day, month: number, year: year.length === 2 ? `20${year}` : year };
  }
  return undefined;
}

function parseDate(said: string, today: string): Result<TypedDay, TypedDayFault> {
  const written = readWritten(said);
  if (written === undefined) return fail('not_a_day');
  const { day, month, year } = written;
  const thisYear = Number(today.slice(0, 4));
  const years = year === '' ? [thisYear - 1, thisYear, thisYear + 1] : [Number(year)];
  const [nearest] = years
    .map((one) => `${one}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    .filter(isDate)
    .sort((one, other) => Math.abs(daysBetween(today, one)) - Math.abs(daysBetween(today, other)));
  return nearest === undefined ? fail('no_such_day') : succeed({ date: nearest, isWeekday: false });
}

/**
 * Whether a word may be meant as a date in a notation that says not which number is the month: `24/11`, `3/4/2026`,
 * `24-11-2026`. Not `24/7`.
 */
export function isUnclearDate(word: string): boolean {
  const [, one = '', , other = '', year] = /^(\d{1,2})([/-])(\d{1,2})(?:\2(?:\d{2}|\d{4}))?$/.test(word)
    ? (/^(\d{1,2})([/-])(\d{1,2})(?:[/-](\d{2,4}))?$/.exec(word) ?? [])
    : [];
  if (one === '' || word === '24/7' || (word.includes('-') && year === undefined)) return false;
  const numbers = [Number(one), Number(other)];
  return Math.min(...numbers) >= 1 && Math.min(...numbers) <= 12 && Math.max(...numbers) <= 31;
}
