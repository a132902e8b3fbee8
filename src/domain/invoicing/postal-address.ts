/** A postal address as the fields of EN 16931 (BG-5 of the seller, BG-8 of the buyer), and the lines that are printed of it. */
import type { PostalAddress } from '../invoice-document.ts';

export type { PostalAddress };

/** As it is typed: any of the fields may be there and empty. */
export type TypedAddress = { readonly [Field in keyof PostalAddress]?: string | undefined };

/** In the order in which people type them. */
export const addressFields = ['street', 'additional', 'third', 'postcode', 'city', 'region'] as const;

/** Without what is empty; undefined when nothing is left. */
export function compactAddress(address: TypedAddress): PostalAddress | undefined {
  const filled = addressFields.flatMap((field) => {
    const text = address[field]?.trim() ?? '';
    return text === '' ? [] : [[field, text] as const];
  });
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

/** Fields as they may be read from print lines: a postcode before the town of the last line, a street first. For a person to check. */
export function guessAddress(lines: readonly string[]): PostalAddress {
  const last = lines.at(-1) ?? '';
  const [, postcode, city] =
    /^(\d{4} [A-Z]{2}|(?:[A-Z]{1,3}-)?\d[\dA-Z -]{1,8}\d)\s+(\D.*)$/.exec(last) ?? [];
  const above = lines.length > 1 ? lines.slice(0, -1) : lines.filter(() => postcode === undefined);
  const [street, additional, ...more] = above;
  const place = postcode === undefined ? { city: lines.length > 1 ? last : undefined } : { postcode, city };
  return compactAddress({ street, additional, third: more.join(', '), ...place }) ?? {};
}

/** `city, region postcode` on one line. */
const cityFirst = new Set(['AU', 'BR', 'CA', 'ID', 'IN', 'KR', 'NZ', 'SG', 'TH', 'TW', 'US']);
/** Town, county and postcode on lines of their own. */
const ownLines = new Set(['GB', 'GG', 'IE', 'IM', 'JE']);
/** The province follows the town: `20121 Milano MI`. */
const provinceLast = new Set(['IT', 'SM', 'VA']);

/** Print lines without the country's name, in the order of `countryCode` (ISO 3166-1 alpha-2). */
export function toAddressLines(address: TypedAddress, countryCode: string): readonly string[] {
  const { street, additional, third } = address;
  return [street, additional, third, ...placeLines(address, countryCode)]
    .map((line) => line?.trim() ?? '')
    .filter((line) => line !== '');
}

function placeLines({ city, postcode, region }: TypedAddress, countryCode: string): (string | undefined)[] {
  if (ownLines.has(countryCode)) return [city, region, postcode];
  if (cityFirst.has(countryCode)) {
    const state = join([region, postcode], ' ');
    return [join([city, state], countryCode === 'US' || countryCode === 'BR' ? ', ' : ' ')];
  }
  const place = join([postcode, city], ' ');
  return provinceLast.has(countryCode) ? [join([place, region], ' ')] : [place, region];
}

function join(parts: readonly (string | undefined)[], by: string): string {
  return parts.filter((part) => part !== undefined && part.trim() !== '').join(by);
}
