/**
 * Texts of a result that tells of a secret, without it. Tools say the value in many ways: in quotes, or as a word of
 * the code at the place. Covered is what is quoted, and what also stands in the code; where no code is known to
 * compare a text with, nothing of the text is kept.
 */

/** Takes a text of a result; empty where none of it can be kept. */
export type CoverText = (text: string) => string;

const quoted = /"[^"]*"|'[^']*'|`[^`]*`/g;

/** Shorter ones are found in words that have nothing to do with them. */
const leastLength = 6;
const longestCode = 8_000;

/** Names of what is covered say nothing of it. */
const isName = /^(?:passwords?|passwd|secrets?|tokens?|credentials?|api[-_]?keys?|private[-_]?keys?)$/i;

function valuesIn(code: string): readonly string[] {
  const bounded = code.slice(0, longestCode);
  const words = bounded.split(/[\s"'`,;()[\]{}<>]+/);
  const set = words.flatMap((word) => [...word.matchAll(/[=:]/g)].map(({ index }) => word.slice(index + 1)));
  const whole = [
    bounded,
    ...bounded.split(/\r\n|\r|\n/),
    ...(bounded.match(quoted) ?? []).map(withoutQuotes),
  ];
  const named = words.flatMap((word) => word.split(/[=:]/));
  const all = [...whole, ...words, ...set, ...named].map((value) => value.trim());
  return [...new Set(all)]
    .filter((value) => value.length >= leastLength && !isName.test(value))
    .sort((a, b) => b.length - a.length);
}

function withoutQuotes(text: string): string {
  return text.slice(1, -1);
}

/** Each quoted part of a text as a cover in the same quotes. */
export function coverQuoted(text: string): string {
  return text.replace(quoted, (found) => `${found.charAt(0)}…${found.charAt(0)}`);
}

/** Where in a text the quoted parts lie, without their quotes. */
export function quotedPlaces(
  text: string,
): readonly { readonly startOffset: number; readonly endOffset: number }[] {
  return [...text.matchAll(quoted)].map(({ index, 0: found }) => ({
    startOffset: index + 1,
    endOffset: index + found.length - 1,
  }));
}

/** `codes`: what stands at the place, in the file or as the log has it. */
export function createCover(codes: readonly string[]): CoverText {
  const known = codes.filter((code) => code.trim() !== '');
  if (known.length === 0) return () => '';
  const values = [...new Set(known.flatMap(valuesIn))];
  return (text) => values.reduce((left, value) => left.replaceAll(value, '…'), coverQuoted(text));
}
