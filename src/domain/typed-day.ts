/** A day as a person types it: `yesterday`, `2 days ago`, `mon`, `last friday`, `20.11.`, `2026-11-19`. */
import {
  dayParts,
  lastBeforeWeekday,
  monthOf,
  relativeDays,
  spellOutWeekday,
  weekdayOf,
} from './periods/period-words.ts';
import { findSaidDay } from './periods/said-day.ts';
import { fold, spellPeriodWord } from './periods/said-words.ts';
import { fail, type Result, succeed } from './result.ts';
import { addDays, daysBetween, isDate, isoWeekOf } from './zones.ts';

/** `no_such_day`: written as a date, and not in the calendar. */
export type TypedDayFault = 'not_a_day' | 'no_such_day';

export interface TypedDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** True for `mon`, `Sunday`, `morgen`, `Monday of last week`, which may be words of a note as well. */
  readonly isWord: boolean;
}

/** `(yesterday)`, `gestern.`, `2026-11-24,`: what a sentence puts around a day. The last dot of `24.11.` is its own. */
function withoutMarks(text: string): string {
  const bare = text.trim().replace(/^[([]+|[)\],;:]+$/g, '');
  return bare.replace(/(?<=\p{L}|-\d{1,2})\.$/u, '').toLowerCase();
}

/**
 * `today` is the day on which it is typed. Words mean what they mean in a question to the coach (docs/coach.md). A weekday
 * is the last such day, today included; with `last` before it today is not. A day of a month without its year (`20.11.`,
 * `20 Nov`) is the last such day up to a month from today on. `on` before any of them says the same, and so does a date's
 * own weekday (`Fri, 20.11.`), which must be the right one.
 */
export function parseTypedDay(text: string, today: string): Result<TypedDay, TypedDayFault> {
  const typed = withoutMarks(text);
  // Folding takes quotes off, and what stands in quotes is a word of a note.
  if (/['’]/.test(typed)) return fail('not_a_day');
  const folded = fold(typed);
  const said = folded.replace(/^(?:on|am)\s+/, '');
  const isOpened = said !== folded;
  const words = toWords(said);
  // Two letters are words of both languages: they are a day behind `am` and `letzten` alone.
  const isTooShort = !isOpened && words.length === 1 && said.length <= 2;
  // German has one word for tomorrow and for the morning: `am Morgen`.
  const isMorning = isOpened && said === 'morgen';
  const date = isTooShort || isMorning ? undefined : findSaidDay(words, today);
  if (date === undefined) return parseDated(said, today);
  return succeed({ date, isWord: !isOpened && mayBeNote(words) });
}

/** Without a part of the day behind a word that says it by itself: `yesterday evening`. */
function toWords(said: string): readonly string[] {
  const words = said.split(/\s+/).map((raw) => spellPeriodWord({ text: raw, raw }));
  const [first = '', second = ''] = words;
  if (words.length === 2 && dayParts.has(second) && first !== 'morgen' && relativeDays.has(first)) {
    return [first];
  }
  const isWeekday = words.length === 1 || (words.length === 2 && lastBeforeWeekday.has(first));
  return isWeekday ? words.map(spellOutWeekday) : words;
}

const comingWords = new Set(['morgen', 'ubermorgen']);

/** Of a weekday, unless it is said to be the last one; `last` is a word of a day wherever it stands before one. */
function mayBeNote(words: readonly string[]): boolean {
  const [first = ''] = words;
  if (comingWords.has(first)) return true;
  return words.some((word) => weekdayOf(word) !== undefined) && !lastBeforeWeekday.has(first);
}

function findWeekday(name = ''): number | undefined {
  return weekdayOf(spellOutWeekday(name));
}

/** A date, or one behind its weekday. */
function parseDated(said: string, today: string): Result<TypedDay, TypedDayFault> {
  const [, name, rest = said] = /^(\p{L}+)[.,]*\s+(.*\d.*)$/u.exec(said) ?? [];
  const weekday = findWeekday(name);
  if (weekday === undefined) return parseDate(said, today);
  const day = parseDate(rest, today);
  const isOther = day.ok && addDays(isoWeekOf(day.value.date).start, weekday) !== day.value.date;
  return isOther ? fail('no_such_day') : day;
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
    const number = /^\d/.test(month) ? month : String(monthOf(month) ?? 0);
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
