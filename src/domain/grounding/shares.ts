/** Proportions in words, "two thirds of the hours", "doppelt so viel", as a text prints them; held against values in find-share.ts. */
import type { PrintedFigure } from './figure.ts';
import { type Form, form, number, type Reading, readValue } from './form.ts';

export type PrintedShare = Extract<PrintedFigure, { kind: 'share' }>;
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
const notOfTimes = '(?<!(?<!\\p{L})(?:first|second|other|last|ersten|zweiten|erste|zweite|at) )';

/** "If you double the rate" says what may be done. */
const notOfDoing = '(?<!\\b(?:to|you|we|they|I|not|would|could|can|may|might|will|should|and|or|then) )';

const bounds =
  '(?:(?:(more than|over|mehr als|über|gut)|(less than|under|weniger als|unter)|(about|around|roughly|nearly|almost|close to|etwa|rund|ungefähr|fast|beinahe|knapp|nahezu)) )?';

type Said = readonly (string | undefined)[];

const share = (value: number, bound?: ShareBound): PrintedShare => ({ kind: 'share', value, bound });
/** In the order of `bounds`. */
function boundOf([, above, below, near]: Said): ShareBound {
  if (above !== undefined) return 'above';
  if (below !== undefined) return 'below';
  return near === undefined ? undefined : 'near';
}

const readTimes = (said: Said, { language }: Reading) => {
  const read = readValue(said[4] ?? '', language);
  return read === undefined || read.value < 2 ? undefined : share(read.value, boundOf(said));
};

export const shareForms: readonly Form[] = [
  ...fractions.map(([words, value]) =>
    form(`${notOfTimes}(?<!\\p{L})${bounds}(?:${words})(?!\\p{L})`, (said) => share(value, boundOf(said))),
  ),
  form('(?<![\\p{L}\\d/])([1-9])/([2-9])(?= of\\b| der\\b| des\\b| davon\\b)', ([, part, whole]) =>
    share(Number(part) / Number(whole)),
  ),
  form('(?<!\\p{L})one in (\\d+|\\p{L}+)(?!\\p{L})', ([, text], { language }) => {
    const read = readValue(text ?? '', language);
    return read === undefined || read.value < 2 ? undefined : share(1 / read.value);
  }),
  form(
    `(?<!\\p{L})${bounds}(?:twice (?:as|the|what|that)|${notOfDoing}double (?:the|that|what)|doppelt so|das Doppelte|doppelten?(?= (?:Betrag|Zeit|Stunden|Stundenzahl|Umsatz|Summe)))(?!\\p{L})`,
    (said) => share(2, boundOf(said)),
  ),
  form(`(?<!\\p{L})${bounds}(${number}) times (?:as|the|what|more)(?!\\p{L})`, readTimes),
  form(`(?<!\\p{L})${bounds}(\\d+|zwei|drei|vier|fünf|sechs|zehn)[- ]?mal so(?!\\p{L})`, readTimes),
];
