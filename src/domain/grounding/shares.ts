/** Proportions in words, "two thirds of the hours", "doppelt so viel": read from a text, and held against the values behind it. */
import type { KnownValue, PrintedFigure, RecordName } from './figure.ts';
import { type Form, form, number, type Reading, readValue } from './form.ts';

type PrintedShare = Extract<PrintedFigure, { kind: 'share' }>;
type ShareBound = PrintedShare['bound'];

const fractions: readonly (readonly [words: string, value: number])[] = [
  ['(?:(?:one|a) )?half (?:of|the|your|my|our|their)(?!\\p{L})|(?:die|zur|der) Hälfte', 1 / 2],
  ['two[ -]thirds|zwei[ -]?Drittel', 2 / 3],
  ['(?:one|a) third of|one[ -]third|(?:ein|einem) Drittel', 1 / 3],
  [
    'three[ -]quarters of(?! an hour)|drei[ -]?Viertel(?=n? (?:der|des|von|aller|meiner|deiner|davon))',
    3 / 4,
  ],
  ['(?:one|a) quarter of(?! an hour)|(?:ein|einem) Viertel(?! (?:nach|vor|[Ss]tunde))', 1 / 4],
  ['(?:one|a) fifth of|(?:ein|einem) Fünftel', 1 / 5],
  ['(?:one|a) tenth of|(?:ein|einem) Zehntel', 1 / 10],
];

/** "The first half of November" is a part of a time. */
const notOfTimes = '(?<!(?:first|second|other|last|ersten|zweiten|erste|zweite|at) )';

const bounds = '(?:(more than|over|mehr als|über)|(less than|under|weniger als|unter)) ';

const share = (value: number, bound?: ShareBound): PrintedShare => ({ kind: 'share', value, bound });
const boundOf = (above: string | undefined, below: string | undefined): ShareBound => {
  if (above !== undefined) return 'above';
  return below === undefined ? undefined : 'below';
};

const readTimes = (text: string | undefined, { language }: Reading) => {
  const read = readValue(text ?? '', language);
  return read === undefined || read.value < 2 ? undefined : share(read.value);
};

export const shareForms: readonly Form[] = [
  ...fractions.map(([words, value]) =>
    form(`${notOfTimes}(?<!\\p{L})(?:${bounds})?(?:${words})(?!\\p{L})`, ([, above, below]) =>
      share(value, boundOf(above, below)),
    ),
  ),
  form('(?<![\\p{L}\\d/])([1-9])/([2-9])(?= of\\b| der\\b| des\\b| davon\\b)', ([, part, whole]) =>
    share(Number(part) / Number(whole)),
  ),
  form('(?<!\\p{L})one in (\\d+|\\p{L}+)(?!\\p{L})', ([, text], { language }) => {
    const read = readValue(text ?? '', language);
    return read === undefined || read.value < 2 ? undefined : share(1 / read.value);
  }),
  form(
    '(?<!\\p{L})(?:twice (?:as|the|what)|double (?:the|that|what)|doppelt so|das Doppelte)(?!\\p{L})',
    () => share(2),
  ),
  form(`(${number}) times (?:as|the|what|more)(?!\\p{L})`, ([, text], reading) => readTimes(text, reading)),
  form('(?<!\\p{L})(\\d+|zwei|drei|vier|fünf|sechs|zehn)[- ]?mal so(?!\\p{L})', ([, text], reading) =>
    readTimes(text, reading),
  ),
];

/** Beside the proportion itself: "half" is said of 48 %. */
const tolerance = 0.06;

/** "More than half" is no more than all, and "less than half" no less than half of that. */
function isNear(ratio: number, { value, bound }: PrintedShare): boolean {
  if (bound === 'above') return ratio > value && ratio <= (value < 1 ? 1 : value * 2);
  if (bound === 'below') return ratio < value && ratio >= value / 2;
  return Math.abs(ratio - value) <= tolerance * value;
}

/** A percentage that a tool gave: "twice as much" is 200 %, and 100 % more. */
function isOfPercent(printed: PrintedShare, known: KnownValue<unknown>): boolean {
  if (known.kind !== 'percent') return false;
  const ratio = Math.abs(known.value) / 100;
  return isNear(ratio, printed) || (printed.value > 1 && isNear(1 + ratio, printed));
}

function sizeOf(known: KnownValue<unknown>): { readonly unit: string; readonly size: number } | undefined {
  switch (known.kind) {
    case 'amount':
      return { unit: known.currency, size: Math.abs(known.value) };
    case 'duration':
      return { unit: 'time', size: Math.abs(known.seconds) };
    case 'count':
      return known.isDays === true ? undefined : { unit: 'count', size: Math.abs(known.value) };
    default:
      return undefined;
  }
}

/**
 * The value that has this proportion: a percentage, or one of what the sentence names, held against one of another that it
 * names, or of no record by itself (a total).
 */
export function findShare<Link>(
  printed: PrintedShare,
  values: readonly KnownValue<Link>[],
  {
    isAsked,
    named,
  }: { readonly isAsked: (value: KnownValue<Link>) => boolean; readonly named: readonly RecordName[] },
): KnownValue<Link> | undefined {
  const percent = values.find((known) => isOfPercent(printed, known) && isAsked(known));
  if (percent !== undefined || named.length === 0) return percent;
  const names = new Set(named.map(({ kind, name }) => `${kind} ${name}`));
  const isNamed = ({ of }: KnownValue<Link>): boolean =>
    of.some(({ kind, name }) => names.has(`${kind} ${name}`));
  const own = values.filter(isNamed);
  const wholes = values.filter((known) => known.of.length === 0);
  return own.find((part) =>
    [...own, ...wholes].some((whole) => part !== whole && isPart(part, whole, printed)),
  );
}

function isPart(part: KnownValue<unknown>, whole: KnownValue<unknown>, printed: PrintedShare): boolean {
  const [one, other] = [sizeOf(part), sizeOf(whole)];
  if (one === undefined || other === undefined || one.unit !== other.unit || other.size === 0) return false;
  // Small counts are more or less than half of each other by chance.
  if (one.unit === 'count' && printed.bound !== undefined) return false;
  return isNear(one.size / other.size, printed);
}
