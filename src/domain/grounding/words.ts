/** Words and forms in which English and German write figures. */
import escapeStringRegexp from 'escape-string-regexp';

export type Language = 'en' | 'de';

const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner'],
  ['february', 'feb', 'februar'],
  ['march', 'mar', 'märz', 'maerz', 'mrz'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'jun', 'juni'],
  ['july', 'jul', 'juli'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct', 'oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec', 'dezember', 'dez'],
];

/** Longest first, so that `june` is not read as `jun`. */
export const monthPattern: string = monthNames
  .flat()
  .toSorted((one, other) => other.length - one.length)
  .join('|');

/** 1 to 12. */
export function monthOf(name: string): number {
  return monthNames.findIndex((names) => names.includes(name.toLowerCase())) + 1;
}

const currencyBySign: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };
const currencyByWord: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  franken: 'CHF',
  francs: 'CHF',
};

/** ISO 4217 code of a sign, a word or a code. */
export function currencyOf(text: string): string | undefined {
  return (
    currencyBySign[text] ?? currencyByWord[text.toLowerCase()] ?? (/^[A-Z]{3}$/.test(text) ? text : undefined)
  );
}

/** Codes by name: any three capitals would take `EUR` and `API` alike. */
export const currencyPattern = 'EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|HUF|CAD|AUD|NZD|€|\\$|£|¥';
export const currencyWordPattern = 'euros?|dollars?|pounds?|franken|francs';

/** The number in the form of the language; undefined where it can be none. German groups by point or space, English by comma. */
export function readNumber(text: string, language: Language): { value: number; scale: number } | undefined {
  const plain = text.replaceAll(/[\u00a0\u202f' ]/g, '').replace('−', '-');
  const [group, decimal] = language === 'de' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(
    `^[-+]?\\d{1,3}(?:${escapeStringRegexp(group)}\\d{3})+(?:${escapeStringRegexp(decimal)}\\d+)?$`,
  );
  const simple = new RegExp(`^[-+]?\\d+(?:${escapeStringRegexp(decimal)}\\d+)?$`);
  if (!grouped.test(plain) && !simple.test(plain)) return undefined;
  const [whole = '', fraction = ''] = plain.replaceAll(group, '').split(decimal);
  const value = Number(fraction === '' ? whole : `${whole}.${fraction}`);
  return Number.isFinite(value) ? { value, scale: fraction.length } : undefined;
}
