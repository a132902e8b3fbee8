/**
 * Periods as people say them, resolved against today (the user's own day) to inclusive dates.
 * What has no year means the past: asked in November, "December" is the one before, "KW 50" last year's.
 */
import { addDays, isDate, isoWeekOf } from '../zones.ts';
import { calendarPeriod, iso, lastPeriod, months, type Period, parts } from './calendar-periods.ts';
import {
  findNumber,
  lastWords,
  monthOf,
  nextWords,
  ordinalOf,
  relativeDayOf,
  thisWords,
  type Unit,
  unitOf,
  unitsBefore,
  weekdayOf,
  wholeWords,
} from './period-words.ts';

export { calendarPeriod, lastPeriod, type Period };

/** A period, and how many tokens said it. */
export interface PeriodMatch {
  readonly period: Period;
  readonly length: number;
}

export type Words = readonly string[];
export type Reader = (words: Words, today: string) => PeriodMatch | undefined;

export function single(date: string): Period {
  return { from: date, to: date };
}

export function match(period: Period, length: number): PeriodMatch {
  return { period, length };
}

export const readRelativeDay: Reader = ([word = ''], today) => {
  const days = relativeDayOf(word);
  return days === undefined ? undefined : match(single(addDays(today, days)), 1);
};

export const readUnitBefore: Reader = ([word = ''], today) => {
  const unit = unitsBefore.get(word);
  return unit === undefined ? undefined : match(calendarPeriod(unit, today, -1), 1);
};

/** `this week`, `letzten Monat`, `vorletzte Woche`; `last Monday`. */
export const readUnit: Reader = ([which = '', word = '', third = '', fourth = ''], today) => {
  const unit = unitOf(word);
  if (unit === undefined) {
    return undefined;
  }
  if (thisWords.has(which)) {
    return match(calendarPeriod(unit, today, 0), 2);
  }
  if (which.startsWith('vorletzte')) {
    return match(calendarPeriod(unit, today, -2), 2);
  }
  if (which === 'the' && third === 'before' && fourth === 'last') {
    return match(calendarPeriod(unit, today, -2), 4);
  }
  // "My next day off" is none of tomorrow.
  if (nextWords.has(which) && unit !== 'day') {
    return match(calendarPeriod(unit, today, 1), 2);
  }
  if (which === 'ubernachste' || /^ubernachste[nrms]$/.test(which)) {
    return match(calendarPeriod(unit, today, 2), 2);
  }
  return lastWords.has(which) ? match(calendarPeriod(unit, today, -1), 2) : undefined;
};

/** `last full week`, `diesen ganzen Monat`. */
export const readWholeUnit: Reader = ([which = '', whole = '', word = ''], today) => {
  const isWhole = wholeWords.has(whole) && (thisWords.has(which) || lastWords.has(which));
  const found = isWhole ? readUnit([which, word], today) : undefined;
  return found && match(found.period, 3);
};

/** `next 14 days`, `nächsten zwei Wochen`: from today on. */
export const readComing: Reader = ([which = '', count = '', word = ''], today) => {
  const number = findNumber(count);
  const unit = unitOf(word);
  if (!nextWords.has(which) || number === undefined || number > 366) return undefined;
  if (unit !== 'day' && unit !== 'week') return undefined;
  return match({ from: today, to: addDays(today, number * (unit === 'week' ? 7 : 1)) }, 3);
};

/** Those of ten years. */
const mostUnits = 3_660;

/** `last 14 days`, `past two weeks`, `letzten drei Monate`: as `lastPeriod` counts them. */
export const readCountedUnits: Reader = ([which = '', count = '', ...rest], today) => {
  const number = findNumber(count);
  const whole = wholeWords.has(rest[0] ?? '') ? 1 : 0;
  const unit = unitOf(rest[whole] ?? '');
  if (!lastWords.has(which) || number === undefined || unit === undefined) return undefined;
  return number < 1 || number > mostUnits ? undefined : match(lastPeriod(unit, number, today), 3 + whole);
};

const weekWords = new Set(['kw', 'week', 'woche', 'kalenderwoche', 'cw', 'wk']);

/** `KW 46`, `week 46 2025`, `calendar week 3`. */
export const readWeekNumber: Reader = (words, today) => {
  const heads = words[0] === 'calendar' && words[1] === 'week' ? 2 : 1;
  const [number = '', year = ''] = words.slice(heads);
  if ((heads === 1 && !weekWords.has(words[0] ?? '')) || !/^\d{1,2}\.?$/.test(number)) {
    return undefined;
  }
  const week = Number.parseInt(number, 10);
  const isGiven = /^20\d{2}$/.test(year);
  const current = isoWeekOf(today);
  const latest = week > current.week ? current.year - 1 : current.year;
  const monday = mondayOf(isGiven ? Number(year) : latest, week);
  return monday === undefined
    ? undefined
    : match({ from: monday, to: addDays(monday, 6) }, heads + (isGiven ? 2 : 1));
};

const ofWords = new Set(['of', 'vom', 'from', 'ab', 'beginning', 'starting']);

/** `week of 9 November`, `Woche vom 9. November`: the whole week that holds the day. */
export const readWeekOf: Reader = ([first = '', joint = '', ...rest], today) => {
  if (!weekWords.has(first) || !ofWords.has(joint)) {
    return undefined;
  }
  const skip = rest[0] === 'the' || rest[0] === 'dem' ? 1 : 0;
  const words = rest.slice(skip);
  const day = readDate(words, today) ?? readDayAndMonth(words, today) ?? readMonth(words, today);
  return day?.period.from === day?.period.to && day !== undefined
    ? match(calendarPeriod('week', day.period.from, 0), day.length + 2 + skip)
    : undefined;
};

function mondayOf(year: number, week: number): string | undefined {
  if (week < 1 || week > 53) {
    return undefined;
  }
  // January 4th always lies in week 1 (ISO 8601).
  const monday = addDays(isoWeekOf(iso(year, 1, 4)).start, (week - 1) * 7);
  return isoWeekOf(monday).year === year ? monday : undefined;
}

/** `October`, `October 2025`, `Nov 3`, `November 3rd, 2025`. */
export const readMonth: Reader = ([name = '', second = '', third = ''], today) => {
  const month = monthOf(name);
  if (month === undefined) {
    return undefined;
  }
  if (/^20\d{2}$/.test(second)) {
    return match(months(iso(Number(second), month, 1), 0, 1), 2);
  }
  const day = ordinalOf(second);
  if (day !== undefined) {
    return readDay({ day, month, year: third, today, length: 2 });
  }
  const { year, month: current } = parts(today);
  return match(months(iso(month > current ? year - 1 : year, month, 1), 0, 1), 1);
};

/** `3 November`, `3. November 2025`, `the 3rd of November`. */
export const readDayAndMonth: Reader = ([first = '', second = '', third = '', fourth = ''], today) => {
  const day = ordinalOf(first);
  const skip = second === 'of' ? 1 : 0;
  const month = monthOf(skip === 1 ? third : second);
  return day === undefined || month === undefined
    ? undefined
    : readDay({ day, month, year: skip === 1 ? fourth : third, today, length: 2 + skip });
};

function readDay(said: {
  readonly day: number;
  readonly month: number;
  readonly year: string;
  readonly today: string;
  readonly length: number;
}): PeriodMatch | undefined {
  const given = /^20\d{2}$/.test(said.year);
  const date = iso(given ? Number(said.year) : parts(said.today).year, said.month, said.day);
  if (!isDate(date)) {
    return undefined;
  }
  const meant = !given && date > said.today ? iso(parts(date).year - 1, said.month, said.day) : date;
  return isDate(meant) ? match(single(meant), said.length + (given ? 1 : 0)) : undefined;
}

/** `2026-11-03`, `3.11.`, `3.11.2025`, `3.11.25`. */
export const readDate: Reader = ([word = ''], today) => {
  if (isDate(word)) {
    return match(single(word), 1);
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})?$/.exec(word);
  if (dotted === null) {
    return undefined;
  }
  const [, day, month, year] = dotted;
  const fullYear = year === undefined ? '' : year.padStart(4, '20');
  const found = readDay({ day: Number(day), month: Number(month), year: fullYear, today, length: 1 });
  return found && match(found.period, 1);
};

/** `Monday` is the latest one up to today, `last Monday` the latest before today. */
export const readWeekday: Reader = ([first = '', second = ''], today) => {
  const before = lastWords.has(first);
  const weekday = weekdayOf(before ? second : first);
  if (weekday === undefined) {
    return undefined;
  }
  const todays = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const back = (todays - weekday + 7) % 7;
  return match(single(addDays(today, -(back === 0 && before ? 7 : back))), before ? 2 : 1);
};

/** `Q3`, `third quarter 2025`, `dritten Quartal`. */
export const readQuarter: Reader = ([first = '', second = '', third = ''], today) => {
  const short = /^q([1-4])$/.exec(first)?.[1];
  const number = short === undefined ? ordinalOf(first) : Number(short);
  if (number === undefined || number > 4 || (short === undefined && unitOf(second) !== 'quarter')) {
    return undefined;
  }
  const length = short === undefined ? 2 : 1;
  const year = short === undefined ? third : second;
  const given = /^20\d{2}$/.test(year);
  const start = iso(given ? Number(year) : parts(today).year, number * 3 - 2, 1);
  const meant = !given && start > today ? iso(parts(start).year - 1, number * 3 - 2, 1) : start;
  return match(calendarPeriod('quarter', meant, 0), length + (given ? 1 : 0));
};

/** `2025`, `year 2025`, `Jahr 2025`. */
export const readYear: Reader = ([word = '', second = '']) => {
  const isNamed = unitOf(word) === 'year';
  const year = isNamed ? second : word;
  return /^20\d{2}$/.test(year)
    ? match({ from: `${year}-01-01`, to: `${year}-12-31` }, isNamed ? 2 : 1)
    : undefined;
};

export const readToDate: Reader = ([first = '', second = '', third = ''], today) => {
  const starts: Readonly<Record<string, Unit>> = {
    ytd: 'year',
    jahresanfang: 'year',
    jahresbeginn: 'year',
    monatsanfang: 'month',
    monatsbeginn: 'month',
    wochenanfang: 'week',
    wochenbeginn: 'week',
    quartalsanfang: 'quarter',
    quartalsbeginn: 'quarter',
  };
  const unit = second === 'to' && third === 'date' ? unitOf(first) : starts[first];
  return (
    unit &&
    match(
      { from: calendarPeriod(unit, today, 0).from, to: today },
      second === 'to' && third === 'date' ? 3 : 1,
    )
  );
};

/** `last and this week`, `letzte und diese Woche`: two units side by side are one period. */
export const readTwoUnits: Reader = ([first = '', joint = '', second = '', word = ''], today) => {
  const unit = unitOf(word);
  const joins = (joint === 'and' || joint === 'und') && lastWords.has(first) && thisWords.has(second);
  return unit === undefined || !joins
    ? undefined
    : match({ from: calendarPeriod(unit, today, -1).from, to: calendarPeriod(unit, today, 0).to }, 4);
};
