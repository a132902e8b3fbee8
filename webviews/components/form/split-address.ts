/** A whole address that was typed or pasted into the field for the street. */
import {
  compactAddress,
  guessAddress,
  type PostalAddress,
} from '../../../src/domain/invoicing/postal-address.ts';

/** Its parts; undefined where the text names no postal code with a town, so that it is only a street. */
export function splitAddress(text: string): PostalAddress | undefined {
  const lines = text
    .split(/[,;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2) return undefined;
  const address = guessAddress(lines);
  if (address.postcode !== undefined && address.city !== undefined) return address;
  return readTownFirst(lines);
}

/** ZIP codes behind their state, Australian ones too; of the UK; of Canada. */
const placeLine =
  /^(?:(?<city>\p{L}.*?)\s+)?(?:(?<region>[A-Z]{2,3})\s+(?<zip>\d{4,5}(?:-\d{4})?)|(?:(?<province>[A-Z]{2})\s+)?(?<postcode>[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d))$/u;

/** As the US, Canada, Australia and the UK write it: the postal code last, the town before it or on the line above. */
function readTownFirst(lines: readonly string[]): PostalAddress | undefined {
  const { groups } = placeLine.exec(lines.at(-1) ?? '') ?? {};
  if (groups === undefined) return undefined;
  const [city, above] =
    groups['city'] === undefined ? [lines.at(-2), lines.slice(0, -2)] : [groups['city'], lines.slice(0, -1)];
  const [street, additional, ...more] = above;
  if (street === undefined) return undefined;
  const region = groups['region'] ?? groups['province'];
  const postcode = groups['zip'] ?? groups['postcode'];
  return compactAddress({ street, additional, third: more.join(', '), postcode, city, region });
}
