/**
 * A language tag of BCP 47 (RFC 5646) as ECMA-402 reads it: `de`, `en-GB`. Undefined for what `Intl` refuses with a
 * RangeError, such as `xx_YY` or an empty text. At most 35 characters, as RFC 5646 §4.4.1 advises.
 */
export function findLanguageTag(text: string): string | undefined {
  if (text.length > 35) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}
