/** One form in which a text prints figures, and the pieces of which such forms are made. */
import type { PrintedFigure } from './figure.ts';
import { readWordNumber, wordNumberPattern } from './number-words.ts';
import { type Language, readNumber } from './words.ts';

/** `today`: `YYYY-MM-DD`, where relative days are meant. */
export interface Reading {
  readonly language: Language;
  readonly today: string | undefined;
}

/** Undefined: what the pattern found is no figure of this form. */
export type ReadForm = (
  match: readonly (string | undefined)[],
  reading: Reading,
) => PrintedFigure | undefined;

export interface Form {
  readonly pattern: RegExp;
  readonly read: ReadForm;
}

export const form = (source: string, read: ReadForm): Form => ({ pattern: new RegExp(source, 'giu'), read });

export const digits = String.raw`[-−+]?\d(?:[\d.,'\u00a0\u202f]*\d)?`;
/** Digits or words. */
export const number = `(?:(?<![\\p{L}\\d])${digits}|${wordNumberPattern})`;
export const space = String.raw`[\s\u00a0\u202f]?`;

const magnitudes: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|tsd\.?|thousand|tausend|t)$/i, 3],
  [/^(?:m|mio\.?|million|millionen)$/i, 6],
  [/^(?:hundred|hundert)$/i, 2],
];

/** After a number; `k` and `m` stand close to it or to the currency. */
export const magnitude = String.raw`(?:[\s\u00a0\u202f]?(k|Tsd\.?|thousand|tausend|Mio\.?|millionen|million|hundred|hundert)(?![\p{L}\p{N}]))`;

/** In the form of the answer's language, else in that of the other one, else in words: models mix them. */
export function readValue(
  text: string,
  language: Language,
  large?: string,
): { readonly value: number; readonly scale: number } | undefined {
  const read =
    readNumber(text, language) ?? readNumber(text, language === 'de' ? 'en' : 'de') ?? readWordNumber(text);
  if (read === undefined || large === undefined) return read;
  const power = magnitudes.find(([pattern]) => pattern.test(large))?.[1] ?? 0;
  return { value: read.value * 10 ** power, scale: read.scale - power };
}
