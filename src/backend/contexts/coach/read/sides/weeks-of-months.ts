/** "The last week of October", "in der zweiten Oktoberwoche": weeks of the calendar, each of the month that has its Thursday, as ISO 8601 numbers the weeks of a year. */
import { calendarPeriod } from '../../../../../domain/periods/calendar-periods.ts';
import { unitOfPeriod } from '../../../../../domain/periods/period-units.ts';
import { monthOf, ordinalOf } from '../../../../../domain/periods/period-words.ts';
import type { Period } from '../../../../../domain/query/frame.ts';
import { addDays } from '../../../../../domain/zones.ts';
import type { Item } from '../../words/item.ts';
import { fold } from '../../words/tokens.ts';

export function joinWeeksOfMonths(items: readonly Item[]): readonly Item[] {
  return halvesBeside(joinWeeks(items));
}

const bareHalf =
  /^(?:the |die |der |zur |in der )?(?<which>first|second|erste[nr]?|zweite[nr]?) (?:half|hälfte)$/i;

/** "The second half of October compared to the first half": of the same month, and not of the year. */
function halvesBeside(items: readonly Item[]): readonly Item[] {
  const half = items.find((item) => item.kind === 'period' && isHalfOfMonth(item.period));
  if (half?.kind !== 'period') return items;
  const month = calendarPeriod('month', half.period.from, 0);
  const middle = `${month.from.slice(0, 8)}15`;
  return items.map((item) => {
    const which = item.kind === 'period' ? bareHalf.exec(item.raw)?.groups?.['which'] : undefined;
    if (item.kind !== 'period' || which === undefined) return item;
    const isFirst = /^(?:f|e)/i.test(which);
    const period = isFirst ? { from: month.from, to: middle } : { from: addDays(middle, 1), to: month.to };
    return { ...item, period };
  });
}

function isHalfOfMonth({ from, to }: Period): boolean {
  const month = calendarPeriod('month', from, 0);
  return from === month.from ? to === `${from.slice(0, 8)}15` : to === month.to && from.endsWith('-16');
}

function joinWeeks(items: readonly Item[]): readonly Item[] {
  const found = ordinalDay(items) ?? besideMonth(items);
  if (found === undefined) return items;
  const { start, end, month, nth } = found;
  const period = weekOf(month, nth);
  if (period === undefined) return items;
  const raw = items.slice(start, end + 1).map((item) => item.raw);
  const { isAfterBreak = false } = items[start] ?? {};
  const week: Item = { kind: 'period', raw: raw.join(' '), isAfterBreak, period, isBare: false };
  return items.toSpliced(start, end - start + 1, week);
}

/** The first has the fourth day of the month. */
function weekOf({ from, to }: Period, nth: Nth): Period | undefined {
  if (nth === 'last') return calendarPeriod('week', addDays(to, -3), 0);
  const week = calendarPeriod('week', addDays(from, 3 + 7 * (nth - 1)), 0);
  return nth > 0 && addDays(week.from, 3) <= to ? week : undefined;
}

type Nth = number | 'last';

interface Found {
  readonly start: number;
  readonly end: number;
  readonly month: Period;
  readonly nth: Nth;
}

const isWeek = (item: Item | undefined): boolean =>
  item?.kind === 'word' && item.senses.has('week') && !item.isAfterBreak;

/** "Ersten Oktoberwoche", read as the first of October with a week behind it. */
function ordinalDay(items: readonly Item[]): Found | undefined {
  const start = items.findIndex((item, at) => dayBeforeWeek(item, items[at + 1]) !== undefined);
  const item = items[start];
  const nth = dayBeforeWeek(item, items[start + 1]);
  if (item?.kind !== 'period' || nth === undefined) return undefined;
  return { start, end: start + 1, month: calendarPeriod('month', item.period.from, 0), nth };
}

function dayBeforeWeek(item: Item | undefined, next: Item | undefined): number | undefined {
  if (item?.kind !== 'period' || item.period.from !== item.period.to || !isWeek(next)) return undefined;
  const [, first, month, ...more] = /^(\S+) (\S+)$/.exec(fold(item.raw)) ?? [];
  return month === undefined || more.length > 0 || monthOf(month) === undefined
    ? undefined
    : ordinalOf(first ?? '');
}

function besideMonth(items: readonly Item[]): Found | undefined {
  const at = items.findIndex((item) => item.kind === 'period' && unitOfPeriod(item.period) === 'month');
  const item = items[at];
  if (item?.kind !== 'period') return undefined;
  const found = behindWord(items, at) ?? beforeWeek(items, at);
  return found && { ...found, month: item.period };
}

const weekWord =
  /^(?:(?:the|die|der|den|in der|in the) )?(?:(?<which>\S+) (?:week|woche)|(?:week|woche) (?<number>\d))$/;
const ofWord = /^(?:of|in|of the|im|vom|des|from|in the)$/;

/** "Last week of October", whether it was read as last week or not, and "the second week in October". */
function behindWord(items: readonly Item[], at: number): Omit<Found, 'month'> | undefined {
  const joint = items[at - 1];
  if (joint?.kind !== 'word' || !ofWord.test(joint.text)) return undefined;
  for (const start of [at - 2, at - 3]) {
    const raw = items.slice(Math.max(0, start), at - 1).map((item) => item.raw);
    const { which, number = which } = weekWord.exec(fold(raw.join(' ')))?.groups ?? {};
    const nth = number === undefined ? undefined : nthOf(number);
    if (nth !== undefined) return { start, end: at, nth };
  }
  return undefined;
}

const nthOf = (word: string): Nth | undefined =>
  /^(?:last|letzte[nrs]?)$/.test(word) ? 'last' : ordinalOf(word);

/** "Letzte Oktoberwoche", which is two words for the reader. */
function beforeWeek(items: readonly Item[], at: number): Omit<Found, 'month'> | undefined {
  const [which, week] = [items[at - 1], items[at + 1]];
  const nth = which?.kind === 'word' && isWeek(week) ? nthOf(which.text.split(' ').at(-1) ?? '') : undefined;
  return nth === undefined ? undefined : { start: at - 1, end: at + 1, nth };
}
