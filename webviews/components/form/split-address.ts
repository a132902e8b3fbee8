/** A whole address that was typed or pasted into the field for the street. */
import { guessAddress, type PostalAddress } from '../../../src/domain/invoicing/postal-address.ts';

/** Its parts; undefined where the text names no postal code with a town, so that it is only a street. */
export function splitAddress(text: string): PostalAddress | undefined {
  const lines = text
    .split(/[,;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2) return undefined;
  const address = guessAddress(lines);
  return address.postcode === undefined || address.city === undefined ? undefined : address;
}
