/** Finds each amount, duration, percentage, date and count in a text of Markdown. */
import type { FoundFigure, PrintedFigure } from './figure.ts';
import {
  currencyOf,
  currencyPattern,
  currencyWordPattern,
  type Language,
  monthOf,
  monthPattern,
  readNumber,
} from './words.ts';

const number = String.raw`[-−+]?\d(?:[\d.,'\u00a0\u202f]*\d)?`;
const space = String.raw`[\s\u00a0\u202f]?`;
const hours = 'hours?|hrs?|h|Std\\.?|Stunden?';
const minutes = 'minutes?|mins?|m|Min\\.?|Minuten?';

type Read = (match: RegExpExecArray, language: Language) => PrintedFigure | undefined;

interface Form {
  readonly pattern: RegExp;
  readonly read: Read;
}

const form = (source: string, read: Read): Form => ({ pattern: new RegExp(source, 'giu'), read });

function readAmount(digits: string, currency: string, language: Language): PrintedFigure | undefined {
  const read = readEither(digits, language);
  return read && { kind: 'amount', ...read, currency: currencyOf(currency) };
}

/** In the form of the answer's language, else in that of the other one: models mix them. */
function readEither(digits: string, language: Language): { value: number; scale: number } | undefined {
  return readNumber(digits, language) ?? readNumber(digits, language === 'de' ? 'en' : 'de');
}

function readDate(
  year: string | undefined,
  month: number,
  day: string | undefined,
): PrintedFigure | undefined {
  const dayNumber = day === undefined ? undefined : Number(day);
  if (month < 1 || month > 12 || (dayNumber !== undefined && (dayNumber < 1 || dayNumber > 31)))
    return undefined;
  const yearNumber = year === undefined ? undefined : Number(year.length === 2 ? `20${year}` : year);
  return { kind: 'date', year: yearNumber, month, day: dayNumber };
}

/** In the order in which they claim text: what is the more exact form goes first. */
const forms: readonly Form[] = [
  form(String.raw`\b(\d{4})-(\d{2})-(\d{2})\b(?!-)`, (m) => readDate(m[1], Number(m[2]), m[3])),
  form(String.raw`\b(\d{1,2})\.${space}(\d{1,2})\.(?:${space}(\d{4}|\d{2})\b(?![.,:]\d))?`, (m) =>
    readDate(m[3], Number(m[2]), m[1]),
  ),
  form(String.raw`\b(\d{1,2})(?:st|nd|rd|th|\.)?\s(?:of\s)?(${monthPattern})\b(?:\.?,?\s(\d{4}))?`, (m) =>
    readDate(m[3], monthOf(m[2] ?? ''), m[1]),
  ),
  form(String.raw`\b(${monthPattern})\b\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s(\d{4}))?`, (m) =>
    readDate(m[3], monthOf(m[1] ?? ''), m[2]),
  ),
  form(String.raw`\b(${monthPattern})\b\.?\s(\d{4})\b`, (m) =>
    readDate(m[2], monthOf(m[1] ?? ''), undefined),
  ),
  form(`(${currencyPattern})${space}(${number})`, (m, language) =>
    readAmount(m[2] ?? '', m[1] ?? '', language),
  ),
  form(
    String.raw`(?<![\p{L}\d])(${number})${space}(${currencyPattern}|(?:${currencyWordPattern})\b)`,
    (m, language) => readAmount(m[1] ?? '', m[2] ?? '', language),
  ),
  form(String.raw`(?<![\p{L}\d])(${number})${space}(?:%|percent\b|per cent\b|Prozent\b)`, (m, language) => {
    const read = readEither(m[1] ?? '', language);
    return read && { kind: 'percent', ...read };
  }),
  form(
    String.raw`(?<![\p{L}\d.,:])(\d{1,5}):([0-5]\d)(?::([0-5]\d))?(?![\d:])(?:${space}(?:${hours})\b)?`,
    (m) => ({
      kind: 'duration',
      seconds: Number(m[1]) * 3600 + Number(m[2]) * 60 + Number(m[3] ?? 0),
      stepSeconds: m[3] === undefined ? 60 : 1,
    }),
  ),
  form(
    String.raw`(?<![\p{L}\d])(\d{1,5})${space}(?:${hours})${space}(?:(?:and|und)\s)?(\d{1,2})${space}(?:${minutes})(?!\p{L})`,
    (m) => ({ kind: 'duration', seconds: Number(m[1]) * 3600 + Number(m[2]) * 60, stepSeconds: 60 }),
  ),
  form(String.raw`(?<![\p{L}\d])(${number})[\s\u00a0\u202f-]?(?:${hours})(?!\p{L})`, (m, language) =>
    readLength(m[1] ?? '', 3600, language),
  ),
  form(String.raw`(?<![\p{L}\d])(${number})[\s\u00a0\u202f-]?(?:${minutes})(?!\p{L})`, (m, language) =>
    readLength(m[1] ?? '', 60, language),
  ),
  // No part of a word or of a longer number: Q3, v2.1, 2026-0038, 10.0.0.1.
  form(
    String.raw`(?<![\p{L}\p{N}_#/.,:-])(${number})(?![\p{L}\p{N}_/:]|[.,-][\p{L}\p{N}])`,
    (m, language) => {
      const read = readEither(m[1] ?? '', language);
      return read && { kind: 'count', ...read };
    },
  ),
];

function readLength(digits: string, unitSeconds: number, language: Language): PrintedFigure | undefined {
  const read = readEither(digits, language);
  if (read === undefined) return undefined;
  return {
    kind: 'duration',
    seconds: read.value * unitSeconds,
    stepSeconds: unitSeconds / 10 ** read.scale,
  };
}

/** Code, addresses, headings of lists and quarters are no figures: blanked, so that places stay. */
const notProse: readonly RegExp[] = [
  // Times of a day.
  /\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:Uhr|[ap]\.?m\b\.?)/gi,
  /\b\d{1,2}:\d{2}\s?[–-]\s?\d{1,2}:\d{2}\b/g,
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /\]\([^)\n]*\)/g,
  /\bhttps?:\/\/\S+/g,
  /^[ \t]*\d{1,3}[.)](?=\s)/gm,
  /\b(?:weeks?|wk|KW|Woche|Kalenderwoche|steps?|Schritte?|lines?|Zeilen?|version|RFC|ISO|port|HTTP)\s\d[\d.:–-]*/gi,
];

function blank(text: string): string {
  return notProse.reduce((rest, each) => rest.replaceAll(each, (match) => ' '.repeat(match.length)), text);
}

/** In the order of the text; none overlaps another. */
export function readFigures(text: string, language: Language): readonly FoundFigure[] {
  let prose = blank(text);
  const found: FoundFigure[] = [];
  for (const { pattern, read } of forms) {
    prose = prose.replaceAll(pattern, (...args) => {
      const match = args as unknown as RegExpExecArray & { readonly groups: undefined };
      const [whole] = match;
      const start = args.find((each): each is number => typeof each === 'number') ?? 0;
      const figure = read(match, language);
      if (figure === undefined) return whole;
      found.push({ start, length: whole.trimEnd().length, figure });
      return ' '.repeat(whole.length);
    });
  }
  return found.toSorted((one, other) => one.start - other.start);
}
