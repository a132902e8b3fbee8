/** Whether a printed figure is one of the values that tools gave, allowing for how it is printed and nothing else. */
import { isoWeekOf } from '../zones.ts';
import type { FoundFigure, KnownValue, PrintedDay, PrintedFigure } from './figure.ts';

/** Numbers in binary are a hair beside their decimals. */
const hair = 1e-6;

/** A time of a day. */
const clock = /^\d{1,2}:\d{2}$/;

/** A smaller whole number without currency is taken for a count. */
const leastBareAmount = 100;

/** The printed value is the known one, rounded to the printed decimals, half either way, or cut. */
function isPrintedOf(printed: number, known: number, step: number): boolean {
  return Math.abs(printed - known) <= step / 2 + hair * Math.max(1, step, Math.abs(known) * 1e-6);
}

/** Of proportions: shares.ts. */
function isSame(printed: Exclude<PrintedFigure, { kind: 'share' }>, known: KnownValue<unknown>): boolean {
  switch (printed.kind) {
    case 'amount':
      return isAmountOf(printed, known);
    case 'duration':
      return known.kind === 'duration' && isLengthOf(printed, known.seconds);
    case 'percent':
      return known.kind === 'percent' && isNearby(printed, known.value);
    case 'count':
      return isCountOf(printed, known);
    case 'number':
      return isNumberOf(printed, known);
    case 'date':
    case 'weekday':
    case 'quarter':
      return isDateOf(printed, known);
  }
}

function isAmountOf(
  printed: Extract<PrintedFigure, { kind: 'amount' }>,
  known: KnownValue<unknown>,
): boolean {
  if (known.kind !== 'amount') return false;
  // Whole units are cut as often as rounded: "four thousand six hundred and seventy euros".
  const isCut = printed.scale === 0 && Math.floor(Math.abs(known.value)) === Math.abs(printed.value);
  if (!isCut && !isNearby(printed, known.value)) return false;
  return printed.currency === undefined || printed.currency === known.currency;
}

function isDateOf(
  printed: Extract<PrintedFigure, { kind: 'date' | 'weekday' | 'quarter' }>,
  known: KnownValue<unknown>,
): boolean {
  if (known.kind === 'count' && printed.kind === 'date')
    return known.isDays === true && Math.abs(known.value) === printed.days;
  if (known.kind !== 'date') return false;
  if (printed.kind === 'weekday') return weekdayOf(known.date) === printed.weekday;
  if (printed.kind === 'quarter') return isInQuarter(known.date, printed);
  return printed.any.some((each) => isDayOf(each, known.date));
}

/** Signs are words in prose: "120 € less". */
function isNearby(
  { value, scale }: { readonly value: number; readonly scale: number },
  known: number,
): boolean {
  return isPrintedOf(Math.abs(value), Math.abs(known), 10 ** -scale);
}

/** Clock forms cut their seconds or round them; both are printed. */
function isLengthOf(
  { seconds, stepSeconds }: { readonly seconds: number; readonly stepSeconds: number },
  known: number,
): boolean {
  const length = Math.abs(known);
  return (
    isPrintedOf(seconds, length, stepSeconds) || Math.floor(length / stepSeconds) * stepSeconds === seconds
  );
}

/** A bare number may be an amount in a table whose heading has the currency, or hours below "Hours". */
function isCountOf(
  printed: { readonly value: number; readonly scale: number },
  known: KnownValue<unknown>,
): boolean {
  switch (known.kind) {
    case 'count':
      return isNearby(printed, known.value);
    case 'amount':
    case 'percent':
      return (printed.scale > 0 || printed.value >= leastBareAmount) && isNearby(printed, known.value);
    case 'duration':
      return printed.scale > 0 && isNearby(printed, known.seconds / 3600);
    case 'date':
      return printed.scale === 0 && printed.value === Number(known.date.slice(0, 4));
    case 'text':
      return false;
  }
}

/** Of a number without letters and signs, the last digits may be all that is said; or it says how many: "Invoices: 3". */
function isNumberOf({ number }: { readonly number: string }, known: KnownValue<unknown>): boolean {
  const isBare = /^\d+$/.test(number);
  if (isBare && isCountOf({ value: Number(number), scale: 0 }, known)) return true;
  if (known.kind !== 'text' || clock.test(known.text)) return false;
  const text = known.text.toLowerCase();
  if (holds(text, number.toLowerCase())) return true;
  return isBare && new RegExp(`^(?=.*\\D).*?(?<!\\d)0*${Number(number)}$`).test(text) && !/\s/.test(text);
}

function isDayOf({ year, month, day }: PrintedDay, date: string): boolean {
  const [knownYear, knownMonth, knownDay] = date.split('-').map(Number);
  return (
    (month === undefined || knownMonth === month) &&
    (year === undefined || year === knownYear) &&
    (day === undefined || day === knownDay)
  );
}

function weekdayOf(date: string): number | undefined {
  if (date.length < 10) return undefined;
  return (Date.parse(date) - Date.parse(isoWeekOf(date).start)) / 86_400_000 + 1;
}

function isInQuarter(
  date: string,
  { year, quarter }: { readonly year: number; readonly quarter: number },
): boolean {
  const [knownYear, knownMonth = 0] = date.split('-').map(Number);
  return knownYear === year && Math.ceil(knownMonth / 3) === quarter;
}

/** The first value that the figure prints; those with a record before those without. `isAsked`: of what the sentence names. */
export function findValue<Link>(
  { start, length, figure }: FoundFigure,
  values: readonly KnownValue<Link>[],
  { text, isAsked }: { readonly text: string; readonly isAsked: (value: KnownValue<Link>) => boolean },
): KnownValue<Link> | undefined {
  const matching = figure.kind === 'share' ? [] : values.filter((known) => isSame(figure, known));
  const printed = text.slice(start, start + length);
  const named =
    matching.length > 0
      ? matching
      : values.filter((known) => known.kind === 'text' && holds(known.text, printed));
  const asked = named.filter(isAsked);
  return asked.find(({ link }) => link !== undefined) ?? asked[0];
}

/** A whole word of a name: `2026` of "Relaunch 2026", not of "20261". */
function holds(text: string, printed: string): boolean {
  // A time of a day holds no count.
  if (clock.test(text)) return text === printed;
  for (let at = text.indexOf(printed); at >= 0; at = text.indexOf(printed, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + printed.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}
