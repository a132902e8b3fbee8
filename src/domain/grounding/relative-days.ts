/** Days as they are said from today: "yesterday", "last Friday", "vor drei Tagen". */
import { addDays, daysBetween, isoWeekOf } from '../zones.ts';
import type { PrintedDay, PrintedFigure } from './figure.ts';
import { type Form, form, number, type Reading, readValue } from './form.ts';
import { monthPattern } from './words.ts';

/** By words that say no number. */
const pastDays: Readonly<Record<string, number>> = {
  'the day before yesterday': -2,
  vorgestern: -2,
  yesterday: -1,
  gestern: -1,
};
const comingDays: Readonly<Record<string, number>> = {
  today: 0,
  heute: 0,
  tomorrow: 1,
  morgen: 1,
  'the day after tomorrow': 2,
  übermorgen: 2,
};

const weekdays: readonly (readonly string[])[] = [
  ['monday', 'montag'],
  ['tuesday', 'dienstag'],
  ['wednesday', 'mittwoch'],
  ['thursday', 'donnerstag'],
  ['friday', 'freitag'],
  ['saturday', 'samstag', 'sonnabend'],
  ['sunday', 'sonntag'],
];
const weekdayPattern = weekdays.flat().join('|');
const last = 'last|past|letzten?|letzter|vergangenen|vergangener';
const next = 'next|coming|nächsten|nächster|kommenden|kommender';
const same = 'this|diesen|dieser';

function toDay(date: string): PrintedDay {
  const [year, month = 0, day] = date.split('-').map(Number);
  return { year, month, day };
}

function fromToday(days: number, { today }: Reading): PrintedFigure | undefined {
  if (today === undefined) return undefined;
  return { kind: 'date', any: [toDay(addDays(today, days))], days: Math.abs(days) };
}

/** Any day of a week so far away: nobody counts it to the day. */
function weeksFromToday(weeks: number, { today }: Reading): PrintedFigure | undefined {
  if (today === undefined) return undefined;
  const around = [-3, -2, -1, 0, 1, 2, 3].map((each) => toDay(addDays(today, weeks * 7 + each)));
  return { kind: 'date', any: around, days: Math.abs(weeks) };
}

function weekdayOf(name: string): number {
  return weekdays.findIndex((names) => names.includes(name.toLowerCase())) + 1;
}

/** "Last Friday" may be that of last week, "next Friday" that of next week. */
function readWeekday(which: string, name: string, { today }: Reading): PrintedFigure | undefined {
  const weekday = weekdayOf(name);
  if (today === undefined) return undefined;
  const inWeek = addDays(isoWeekOf(today).start, weekday - 1);
  const isBefore = daysBetween(inWeek, today) > 0;
  const isAfter = daysBetween(today, inWeek) > 0;
  const matches = (words: string) => new RegExp(`^(?:${words})$`, 'iu').test(which);
  const dates = matches(last)
    ? [...(isBefore ? [inWeek] : []), addDays(inWeek, -7)]
    : matches(next)
      ? [...(isAfter ? [inWeek] : []), addDays(inWeek, 7)]
      : [inWeek];
  return { kind: 'date', any: dates.map(toDay) };
}

function readAway(many: string | undefined, isBefore: boolean, unit: string, reading: Reading) {
  const read = readValue(many ?? '', reading.language);
  if (read === undefined || read.scale > 0 || read.value > 10_000) return undefined;
  const away = isBefore ? -read.value : read.value;
  return /^(?:w)/i.test(unit) ? weeksFromToday(away, reading) : fromToday(away, reading);
}

const unit = '(days?|weeks?|Tage?n?|Wochen?)';
const ends = String.raw`(?![\p{L}\p{N}])`;
/** "You could start tomorrow" is advice: a coming day is a figure where something is due on it. */
const due = String.raw`(?<!\p{L})(?:due|expires?|ends?|payable|deadline|fällig|endet|zahlbar|Frist|läuft)(?!\p{L})`;
const isDue = String.raw`(?:(?<=${due}[^.!?\n]*)|(?=[^.!?\n]*${due}))`;

const wordOf = (days: Readonly<Record<string, number>>): string =>
  `(?<!\\p{L})(${Object.keys(days).join('|')})${ends}`;

export const relativeForms: readonly Form[] = [
  form(wordOf(pastDays), (m, reading) => fromToday(pastDays[(m[0] ?? '').toLowerCase()] ?? 0, reading)),
  // "Am Morgen", "Guten Morgen".
  form(`${isDue}${wordOf(comingDays)}`, (m, reading) =>
    m[0] === 'Morgen' ? undefined : fromToday(comingDays[(m[0] ?? '').toLowerCase()] ?? 0, reading),
  ),
  form(
    String.raw`(?<![\p{L}])(${last}|${same})\s(${weekdayPattern})(?:s|’s|'s)?${ends}(?!,?\s(?:the\s|den\s|dem\s)?\d)`,
    (m, reading) => readWeekday(m[1] ?? '', m[2] ?? '', reading),
  ),
  form(
    `${isDue}(?<!\\p{L})(${next})\\s(${weekdayPattern})${ends}(?!,?\\s(?:the\\s|den\\s|dem\\s)?\\d)`,
    (m, reading) => readWeekday(m[1] ?? '', m[2] ?? '', reading),
  ),
  form(
    String.raw`(?<=\b(?:on|am|by|until|since|bis|seit)\s)(${weekdayPattern})${ends}(?!,?\s(?:the\s|den\s|dem\s)?(?:\d|(?:${monthPattern})\b))`,
    (m) => ({ kind: 'weekday', weekday: weekdayOf(m[1] ?? '') }),
  ),
  form(`(${number}|(?<!\\p{L})an?)\\s${unit}\\sago${ends}`, (m, reading) =>
    readAway(/^an?$/i.test(m[1] ?? '') ? 'one' : m[1], true, m[2] ?? '', reading),
  ),
  form(`(?<![\\p{L}])vor\\s(${number})\\s${unit}${ends}`, (m, reading) =>
    readAway(m[1], true, m[2] ?? '', reading),
  ),
  form(`(?<![\\p{L}])in\\s(${number})\\s${unit}${ends}`, (m, reading) =>
    readAway(m[1], false, m[2] ?? '', reading),
  ),
];
