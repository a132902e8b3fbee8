/** Periods that are said by where they lie: `two weeks ago`, `Anfang November`, `zweites und drittes Quartal`, `2026-10`. */
import { addDays } from '../../../../../domain/zones.ts';
import { findNumber, lastWords, monthOf, ordinalOf, thisWords, unitOf } from './period-words.ts';
import {
  calendarPeriod,
  match,
  type PeriodMatch,
  type Reader,
  readMonth,
  readQuarter,
  readUnit,
  single,
  type Words,
} from './periods.ts';

/** `3 days ago`, `vor zwei Wochen`: a day, or the calendar unit that lies so many before this one. */
export const readAgo: Reader = (words, today) => {
  const isGerman = words[0] === 'vor';
  const [count = '', word = '', behind = ''] = isGerman ? words.slice(1) : words;
  const number = count === 'a' || count === 'an' ? 1 : findNumber(count);
  const unit = unitOf(word);
  const isSaid = isGerman || behind === 'ago';
  if (!isSaid || number === undefined || number < 1 || number > 1_000) return undefined;
  if (unit === undefined || unit === 'weekend') return undefined;
  const period = unit === 'day' ? single(addDays(today, -number)) : calendarPeriod(unit, today, -number);
  return match(period, 3);
};

/** `last fortnight`, `past two weeks` as one word. */
export const readFortnight: Reader = ([which = '', word = ''], today) =>
  lastWords.has(which) && word === 'fortnight'
    ? match({ from: addDays(today, -13), to: today }, 2)
    : undefined;

const thirds: ReadonlyMap<string, readonly [from: string, to: string]> = new Map([
  ...['early', 'anfang', 'beginning'].map((word) => [word, ['01', '10']] as const),
  ...['mid', 'mitte', 'middle'].map((word) => [word, ['11', '20']] as const),
  ...['late', 'ende', 'end'].map((word) => [word, ['21', '']] as const),
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
