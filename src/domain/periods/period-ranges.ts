/** Periods with two ends, `2. bis 6. November`, `since Monday`, over the simple ones of periods.ts. */
import { addDays, isDate, isoWeekOf } from '../zones.ts';
import { ordinalOf, unitOf, weekdayOf } from './period-words.ts';
import {
  calendarPeriod,
  match,
  type Period,
  type PeriodMatch,
  type Reader,
  readDate,
  readDayAndMonth,
  single,
  type Words,
} from './periods.ts';
import { readSimple } from './simple-periods.ts';
import { readThird } from './spoken-periods.ts';

const fillers = new Set([
  'the',
  'of',
  'der',
  'dem',
  'den',
  'des',
  'die',
  'das',
  'beginning',
  'start',
  'anfang',
  'zum',
  'am',
  'im',
  'in',
  'on',
]);

/** As an end of a range, the middle of a month is its 15th. */
const middles = new Set(['mid', 'mitte', 'middle']);

/** As `readSimple`, over articles: `since the beginning of the month`. */
function readLoose(words: Words, today: string): PeriodMatch | undefined {
  const middle = middles.has(words[0] ?? '') ? readThird(words, today) : undefined;
  if (middle !== undefined) {
    return match(single(`${middle.period.from.slice(0, 7)}-15`), middle.length);
  }
  let skipped = 0;
  while (skipped < 4 && fillers.has(words[skipped] ?? '')) {
    const found = readSimple(words.slice(skipped), today);
    if (found !== undefined) {
      return match(found.period, found.length + skipped);
    }
    skipped += 1;
  }
  const bareUnit = skipped > 0 ? unitOf(words[skipped] ?? '') : undefined;
  if (bareUnit !== undefined) {
    return match(calendarPeriod(bareUnit, today, 0), skipped + 1);
  }
  const found = readSimple(words.slice(skipped), today);
  return found && match(found.period, found.length + skipped);
}

const readSince: Reader = ([first = '', ...rest], today) => {
  if (first !== 'since' && first !== 'seit' && first !== 'ab') {
    return undefined;
  }
  const start = readLoose(rest, today);
  return start && match({ from: start.period.from, to: today }, start.length + 1);
};

const rangeEnds = new Set(['and', 'und', 'to', 'until', 'till', 'through', 'bis']);
const betweens = new Set(['between', 'zwischen', 'zw']);
const rangeStarts = new Set([...betweens, 'from', 'von', 'vom']);

/** `2. bis 6. November`, `2 and 6 November`: the first day has its month from the second. */
function readDayBefore(words: Words, opened: boolean, today: string): PeriodMatch | undefined {
  const [first = '', joint = '', ...behind] = words;
  const skip = fillers.has(behind[0] ?? '') ? 1 : 0;
  const rest = behind.slice(skip);
  const day = ordinalOf(first);
  const isAnd = joint === 'and' || joint === 'und';
  if (day === undefined || !rangeEnds.has(joint) || (isAnd && !opened)) {
    return undefined;
  }
  const end = readDayAndMonth(rest, today) ?? readDate(rest, today);
  const from = end && `${end.period.to.slice(0, 8)}${String(day).padStart(2, '0')}`;
  return end && from !== undefined && isDate(from) && from <= end.period.to
    ? match({ from, to: end.period.to }, 2 + skip + end.length)
    : undefined;
}

/** `November 2 to 6`: the second day has its month from the first. */
function readDayBehind(word: string, start: Period): Period | undefined {
  const day = ordinalOf(word);
  const to = `${start.from.slice(0, 8)}${String(day ?? 0).padStart(2, '0')}`;
  return start.from === start.to && isDate(to) && to >= start.from ? { from: start.from, to } : undefined;
}

/** Over an article: `zwischen dem 2. und 9. November`. */
function readShort(words: Words, opened: number, today: string): PeriodMatch | undefined {
  const skipped = opened > 0 && fillers.has(words[1] ?? '') ? 2 : opened;
  const short = readDayBefore(words.slice(skipped), opened > 0, today);
  return short && match(short.period, short.length + skipped);
}

const readRange: Reader = (words, today) => {
  const opened = rangeStarts.has(words[0] ?? '') ? 1 : 0;
  const short = readShort(words, opened, today);
  if (short !== undefined) {
    return short;
  }
  const start = readLoose(words.slice(opened), today);
  const middle = opened + (start?.length ?? 0);
  const joint = words[middle] ?? '';
  // Without "between", "and" joins two questions, or two periods, not two ends of one range.
  if (
    start === undefined ||
    !rangeEnds.has(joint) ||
    (!betweens.has(words[0] ?? '') && (joint === 'and' || joint === 'und'))
  ) {
    return undefined;
  }
  const end = readLoose(words.slice(middle + 1), today);
  const behind = end === undefined ? readDayBehind(words[middle + 1] ?? '', start.period) : undefined;
  if (behind !== undefined) {
    return match(behind, middle + 2);
  }
  return joinEnds({ start, first: words[opened] }, end, middle + 1);
};

interface Start {
  readonly start: PeriodMatch;
  /** Its first word. */
  readonly first: string | undefined;
}

/** `before`: how many words stand before the end. */
function joinEnds(
  { start, first }: Start,
  end: PeriodMatch | undefined,
  before: number,
): PeriodMatch | undefined {
  if (end === undefined) return undefined;
  const from = startBefore(end.period, start, first);
  return end.period.to >= from ? match({ from, to: end.period.to }, before + end.length) : undefined;
}

/** "Monday to Wednesday of last week": the first day is of the week of the second. */
function startBefore(end: Period, { period, length }: PeriodMatch, word = ''): string {
  const weekday = length === 1 ? weekdayOf(word) : undefined;
  const isOfDays = weekday !== undefined && end.from === end.to;
  return isOfDays && period.from > end.to ? addDays(isoWeekOf(end.from).start, weekday) : period.from;
}

/** The period that folded words say from `index` on, the longest reading first. */
export function findPeriod(
  said: readonly { readonly text: string }[],
  index: number,
  today: string,
): PeriodMatch | undefined {
  const words = said.slice(index, index + 14).map(({ text }) => text);
  return readRange(words, today) ?? readSince(words, today) ?? readSimple(words, today);
}
