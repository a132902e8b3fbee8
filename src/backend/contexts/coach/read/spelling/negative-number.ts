/** A number with a minus before it: the coach takes none, and never drops the sign. */

/** Behind a digit, a letter or a slash it is a range, a compound or a date: `9-11`, `KW-46`, `2026-11-02`. */
const signed = /(?:^\s*[-−–‒﹣－]\s?|(?<![\p{L}\p{N}.,:/)\]-])[-−–‒﹣－])(?=[€$£]?\d)\S+/u;
/** `minus 2 hours`, unless something stands before it that it is taken from. */
const spoken = /(?<![\p{N}€$£h]\s{0,3})\b(?:minus|negative|negativ\w{0,2})\s+[€$£]?\d\S*/iu;
/** As accounts write it: `500,00-`, `(500)`. */
const accounted =
  /(?<![\p{L}\p{N}-])\d[\d.,]*\s?[-−](?=\s*(?:$|[€$£]|eur\b|euros?\b|usd\b|chf\b))|\((?:[€$£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€$£]|eur|usd|chf))\)/iu;

/** The number as it was written; undefined where none has a sign. A dash that stands between spaces parts two thoughts. */
export function findNegativeNumber(text: string): string | undefined {
  const [found] = [signed, spoken, accounted].flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  return found?.trim();
}
