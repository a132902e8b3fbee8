/** Periods that are said by where they lie: `two weeks ago`, `Anfang November`, `zweites und drittes Quartal`, `2026-10`. */
import { addDays } from '../zones.ts';
import { findNumber, lastWords, monthOf, ordinalOf, thisWords, type Unit, unitOf } from './period-words.ts';
import {
  calendarPeriod,
  lastPeriod,
  match,
  type PeriodMatch,
  type Reader,
  readMonth,
  readQuarter,
  readUnit,
  type Words,
} from './periods.ts';

export interface Ago {
  readonly number: number;
  readonly unit: Unit;
  readonly length: number;
}

const ones = new Set(['a', 'an', 'einer']);

/** `3 days ago`, `vor zwei Wochen`. */
export function findAgo(words: Words): Ago | undefined {
  const isGerman = words[0] === 'vor';
  const [count = '', word = '', behind = ''] = isGerman ? words.slice(1) : words;
  const number = ones.has(count) ? 1 : findNumber(count);
  const unit = unitOf(word);
  const isSaid = isGerman || behind === 'ago';
  return isSaid && number !== undefined && unit !== undefined ? { number, unit, length: 3 } : undefined;
}

/** A day, or the calendar unit that lies so many before this one. */
export const readAgo: Reader = (words, today) => {
  const { number = 0, unit, length = 0 } = findAgo(words) ?? {};
  if (unit === undefined || unit === 'weekend' || number < 1 || number > 1_000) return undefined;
  return match(calendarPeriod(unit, today, -number), length);
};

const todays = new Set(['today', 'heute']);
const daysOf: Readonly<Partial<Record<Unit, number>>> = { day: 1, week: 7 };

/** `today a week ago`, `heute vor einer Woche`, `a week ago today`: that day, and not its week. */
export const readDayAgo: Reader = (words, today) => {
  const isBefore = todays.has(words[0] ?? '');
  const ago = findAgo(isBefore ? words.slice(1) : words);
  if (ago === undefined || ago.number > 1_000 || !(isBefore || todays.has(words[ago.length] ?? '')))
    return undefined;
  const days = daysOf[ago.unit];
  if (days === undefined) return undefined;
  const date = addDays(today, -ago.number * days);
  return match({ from: date, to: date }, ago.length + 1);
};

/** `last fortnight`, `past two weeks` as one word. */
export const readFortnight: Reader = ([which = '', word = ''], today) =>
  lastWords.has(which) && word === 'fortnight' ? match(lastPeriod('week', 2, today), 2) : undefined;

/** Month and day. */
const namedDays: ReadonlyMap<string, string> = new Map([
  ['christmas', '12-25'],
  ['xmas', '12-25'],
  ['weihnachten', '12-25'],
  ['heiligabend', '12-24'],
  ['silvester', '12-31'],
]);

/** `heuer` is this year, `Weihnachten` its 25 December. */
export const readNamedDay: Reader = ([word = '', second = ''], today) => {
  const isWhole = /^(?:all|whole|full|ganzes|ganze|gesamtes)$/.test(word) && unitOf(second) === 'year';
  if (isWhole) return match(calendarPeriod('year', today, 0), 2);
  if (word === 'heuer') return match(calendarPeriod('year', today, 0), 1);
  const day = namedDays.get(word);
  const date = `${today.slice(0, 4)}-${day}`;
  return day === undefined ? undefined : match({ from: date, to: date }, 1);
};

type Third = readonly [from: string, to: string];
const thirdsOf = (words: string, third: Third) => words.split(' ').map((word) => [word, third] as const);
/** First and last day of the month; the last ends with it. */
const thirds: ReadonlyMap<string, Third> = new Map([
  ...thirdsOf('early anfang beginning', ['01', '10']),
  ...thirdsOf('mid mitte middle', ['11', '20']),
  ...thirdsOf('late ende end', ['21', '']),
]);
const ofWords = new Set(['of', 'the', 'des', 'vom', 'von', 'im']);

/** `early November`, `Mitte des Monats`, `end of last month`: ten days, the last of them as many as are left. */
export const readThird: Reader = (words, today) => {
  const third = thirds.get(words[0] ?? '');
  if (third === undefined) return undefined;
  const behind = words.slice(1, 4).findIndex((word) => !ofWords.has(word));
  const rest = words.slice(1 + Math.max(0, behind));
  const found = readWholeMonth(rest, today);
  if (found === undefined) return undefined;
  const month = found.period.from.slice(0, 7);
  const [from, to] = third;
  const period = { from: `${month}-${from}`, to: to === '' ? found.period.to : `${month}-${to}` };
  return match(period, found.length + 1 + Math.max(0, behind));
};

function readWholeMonth(words: Words, today: string): PeriodMatch | undefined {
  const [first = ''] = words;
  if (unitOf(first) === 'month') return match(calendarPeriod('month', today, 0), 1);
  const found = monthOf(first) === undefined ? readUnit(words, today) : readMonth(words, today);
  const isMonth = found && unitOf(words[1] ?? '') === 'month';
  const isNamed = monthOf(first) !== undefined && found?.period.from !== found?.period.to;
  return isMonth || isNamed ? found : undefined;
}

const joints = new Set([
  'and',
  'und',
  'vs',
  'versus',
  'gegen',
  'with',
  'mit',
  'to',
  'zu',
  'or',
  'oder',
  'than',
  'als',
]);
const articles = new Set(['the', 'dem', 'den', 'der', 'im', 'zum', 'zur', 'in']);

/** The first of two that share their unit: `second and third quarter`, `diesen und letzten Monat`. */
export const readShared: Reader = ([first = '', joint = '', ...rest], today) => {
  if (!joints.has(joint)) return undefined;
  const [second = '', unit = '', year = ''] = articles.has(rest[0] ?? '') ? rest.slice(1) : rest;
  if (ordinalOf(first) !== undefined && ordinalOf(second) !== undefined && unitOf(unit) === 'quarter') {
    const found = readQuarter([first, unit, year], today);
    return found && match(found.period, 1);
  }
  const names = [first, second].every((word) => thisWords.has(word) || lastWords.has(word));
  const found = names && first !== second ? readUnit([first, unit], today) : undefined;
  return found && match(found.period, 1);
};

/** `quarter 3`, `Quartal 3 2025`. */
export const readQuarterNumber: Reader = ([word = '', number = '', year = ''], today) => {
  if (unitOf(word) !== 'quarter' || !/^[1-4]$/.test(number)) return undefined;
  const found = readQuarter([`q${number}`, year], today);
  return found && match(found.period, found.length + 1);
};

/** `2026-10`, `10/2026`. */
export const readMonthNumber: Reader = ([word = '']) => {
  const [, year, month] = /^(20\d{2})-(\d{2})$/.exec(word) ?? [];
  const [, month2, year2] = /^(\d{1,2})\/(20\d{2})$/.exec(word) ?? [];
  const said = `${year ?? year2}-${(month ?? month2 ?? '').padStart(2, '0')}`;
  return /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(said)
    ? match(calendarPeriod('month', `${said}-01`, 0), 1)
    : undefined;
};

const untils = new Set(['until', 'till', 'by', 'before', 'bis']);
const ends: ReadonlyMap<string, 'month' | 'quarter' | 'year'> = new Map([
  ['monatsende', 'month'],
  ['quartalsende', 'quarter'],
  ['jahresende', 'year'],
]);

/** `until the end of the month`, `bis Jahresende`: from today on. */
export const readToEnd: Reader = ([first = '', ...behind], today) => {
  if (!untils.has(first)) return undefined;
  const skip = behind.findIndex((word) => !articles.has(word));
  const [word = '', ...rest] = behind.slice(Math.max(0, skip));
  const short = ends.get(word);
  const isEnd = word === 'end' || word === 'ende';
  const of = isEnd ? rest.findIndex((each) => !ofWords.has(each) && !thisWords.has(each)) : 0;
  const unit = short ?? (isEnd ? unitOf(rest[of] ?? '') : undefined);
  if (unit === undefined || unit === 'day' || unit === 'weekend') return undefined;
  const length = 2 + Math.max(0, skip) + (short === undefined ? of + 1 : 0);
  return match({ from: today, to: calendarPeriod(unit, today, 0).to, isToCome: true }, length);
};
