/** A day as a person types it: `yesterday`, `2 days ago`, `mon`, `last friday`, `20.11.`, `2026-11-19`. */
import { fail, type Result, succeed } from './result.ts';
import { addDays, daysBetween, isDate, isoWeekOf } from './zones.ts';

/** `no_such_day`: written as a date, and not in the calendar. */
export type TypedDayFault = 'not_a_day' | 'no_such_day';

export interface TypedDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** True for a bare `mon`, `Sunday` or `morgen`, which may be a word of a note as well. */
  readonly isWord: boolean;
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

/** `yesterday evening`, `heute Morgen`: the day is the same. */
const partOfDay =
  /\s+(?:morning|afternoon|evening|night|morgen|früh|vormittag|mittag|nachmittag|abend|nacht)$/;

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  ein: 1,
  einem: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
};

const agoPattern =
  /^(?:(?<ago>\d{1,3}|\p{L}+) (?<unit>days?|weeks?) ago|vor (?<vor>\d{1,3}|\p{L}+) (?<einheit>tage?n?|wochen?))$/u;

/** Days from today on; undefined for what is not said from today. */
function countOf(number: string): number | undefined {
  const count = Object.hasOwn(numbers, number) ? numbers[number] : Number(number || Number.NaN);
  return Number.isNaN(count) ? undefined : count;
}

function findRelative(said: string): number | undefined {
  const day = said.replace(partOfDay, '');
  if (Object.hasOwn(relative, day)) return relative[day];
  const { ago, vor, unit, einheit = unit } = agoPattern.exec(said)?.groups ?? {};
  const count = countOf(ago ?? vor ?? '');
  if (count === undefined) return undefined;
  return -count * (/^w/.test(einheit ?? '') ? 7 : 1);
}

/** `(yesterday)`, `gestern.`, `2026-11-24,`: what a sentence puts around a day. The last dot of `24.11.` is its own. */
function withoutMarks(text: string): string {
  const bare = text.trim().replace(/^[([]+|[)\],;:]+$/g, '');
  return bare.replace(/(?<=\p{L}|-\d{1,2})\.$/u, '').toLowerCase();
}

/**
 * `today` is the day on which it is typed. A weekday is the last such day, today included; with `last` before it today is
 * not. A day of a month without its year (`20.11.`, `20 Nov`) is the last such day up to a month from today on. `on` before
 * any of them says the same, and so does a date's own weekday (`Fri, 20.11.`), which must be the right one.
 */
export function parseTypedDay(text: string, today: string): Result<TypedDay, TypedDayFault> {
  const typed = withoutMarks(text);
  const said = typed.replace(/^(?:on|am)\s+/, '');
  // German has one word for tomorrow and for the morning.
  if (typed === 'morgen') return succeed({ date: addDays(today, 1), isWord: true });
  const days = findRelative(said);
  if (days !== undefined) return succeed({ date: addDays(today, days), isWord: false });
  const [, last, name] = /^(last|letzten)\s+(\S+)$/.exec(said) ?? [undefined, undefined, said];
  const weekday = findWeekday(name);
  if (weekday < 0 || (typed === name && !isBareDay(name))) return parseDated(said, today);
  const until = last === undefined ? today : addDays(today, -1);
  return succeed({ date: lastWeekday(weekday, until), isWord: typed === name });
}

function findWeekday(name = ''): number {
  return weekdays.findIndex((names) => names.includes(name));
}

/** A date, or one behind its weekday. */
function parseDated(said: string, today: string): Result<TypedDay, TypedDayFault> {
  const [, name, rest = said] = /^(\p{L}+)[.,]*\s+(.*\d.*)$/u.exec(said) ?? [];
  const weekday = findWeekday(name);
  if (weekday < 0) return parseDate(said, today);
  const day = parseDate(rest, today);
  const isOther = day.ok && lastWeekday(weekday, day.value.date) !== day.value.date;
  return isOther ? fail('no_such_day') : day;
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
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})?$/,
  /^(?:the\s+)?(?<day>\d{1,2})(?:\.|st|nd|rd|th)?(?:\s+of\b)?\s*(?<month>\p{L}{3,9})\.?,?(?:\s+(?<year>\d{4}))?$/u,
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
  const dates = years.map((one) => `${one}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).filter(isDate);
  const date = year === '' ? (dates.findLast((one) => isNear(one, today)) ?? dates[0]) : dates[0];
  return date === undefined ? fail('no_such_day') : succeed({ date, isWord: false });
}

/** Time is booked when it is done, or a little ahead: what lies further ahead is of the year before. */
const longestAhead = 31;

function isNear(date: string, today: string): boolean {
  return daysBetween(today, date) <= longestAhead;
}

/** `24.11` at an end of a line: a day without its last dot where such a day was in the last month or is in the next, else a version. */
export function isDotlessDay(word: string, today: string): boolean {
  if (!/^\d{1,2}\.\d{2}$/.test(word)) return false;
  const day = parseDate(`${word}.`, today);
  return day.ok && Math.abs(daysBetween(today, day.value.date)) <= longestAhead;
}

/**
 * Whether a word may be meant as a date in a notation that says not which number is the month: `24/11`, `3/4/2026`,
 * `24-11-2026`, or as one with its time: `2026-11-24T09:00`. Not `24/7`.
 */
export function isUnclearDate(word: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}t\d/i.test(word)) return true;
  const [, one = '', , other = '', year] = /^(\d{1,2})([/-])(\d{1,2})(?:\2(?:\d{2}|\d{4}))?$/.test(word)
    ? (/^(\d{1,2})([/-])(\d{1,2})(?:[/-](\d{2,4}))?$/.exec(word) ?? [])
    : [];
  if (one === '' || word === '24/7' || (word.includes('-') && year === undefined)) return false;
  const numbers = [Number(one), Number(other)];
  return Math.min(...numbers) >= 1 && Math.min(...numbers) <= 12 && Math.max(...numbers) <= 31;
}
