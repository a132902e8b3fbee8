/** Whether a printed figure is one of the values that tools gave, allowing for how it is printed and nothing else. */
import type { FoundFigure, KnownValue, PrintedFigure } from './figure.ts';

/** Numbers in binary are a hair beside their decimals. */
const hair = 1e-6;

/** A smaller whole number without currency is taken for a count. */
const leastBareAmount = 100;

/** The printed value is the known one, rounded to the printed decimals, half either way, or cut. */
function isPrintedOf(printed: number, known: number, step: number): boolean {
  return Math.abs(printed - known) <= step / 2 + hair * Math.max(1, step, Math.abs(known) * 1e-6);
}

function isSame(printed: PrintedFigure, known: KnownValue<unknown>): boolean {
  switch (printed.kind) {
    case 'amount':
      return (
        known.kind === 'amount' &&
        (printed.currency === undefined || printed.currency === known.currency) &&
        isNearby(printed, known.value)
      );
    case 'duration':
      return known.kind === 'duration' && isLengthOf(printed, known.seconds);
    case 'percent':
      return known.kind === 'percent' && isNearby(printed, known.value);
    case 'count':
      return isCountOf(printed, known);
    case 'date':
      return known.kind === 'date' && isDayOf(printed, known.date);
  }
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

function isDayOf(
  {
    year,
    month,
    day,
  }: { readonly year: number | undefined; readonly month: number; readonly day: number | undefined },
  date: string,
): boolean {
  const [knownYear, knownMonth, knownDay] = date.split('-').map(Number);
  return (
    knownMonth === month &&
    (year === undefined || year === knownYear) &&
    (day === undefined || day === knownDay)
  );
}

/** The first value that the figure prints; those with a record before those without. */
export function findValue<Link>(
  { start, length, figure }: FoundFigure,
  values: readonly KnownValue<Link>[],
  text: string,
): KnownValue<Link> | undefined {
  const matching = values.filter((known) => isSame(figure, known));
  const printed = text.slice(start, start + length);
  const named =
    matching.length > 0
      ? matching
      : values.filter((known) => known.kind === 'text' && holds(known.text, printed));
  return named.find(({ link }) => link !== undefined) ?? named[0];
}

/** A whole word of a name: `2026` of "Relaunch 2026", not of "20261". */
function holds(text: string, printed: string): boolean {
  const at = text.indexOf(printed);
  if (at < 0) return false;
  const around = `${text[at - 1] ?? ' '}${text[at + printed.length] ?? ' '}`;
  return !/[\p{L}\p{N}]/u.test(around);
}
