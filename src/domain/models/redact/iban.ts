/** IBANs in prose, by their checksum. */
import { mod97 } from '../../identifiers/mod97.ts';

const candidate = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![\p{L}\p{N}])/giu;

/** Whether ISO 7064 mod 97 gives 1: letters and digits, without spaces. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/i.test(text)) return false;
  return mod97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** Where they stand; words that follow one after a space are not part of it. */
export function findIbans(text: string): { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(candidate)].flatMap(({ 0: found, index }) => {
    for (let length = found.length; length > 14; length -= 1) {
      const isEnd = length === found.length || found[length] === ' ';
      if (isEnd && isIban(found.slice(0, length).replaceAll(' ', ''))) {
        return [{ from: index, to: index + length }];
      }
    }
    return [];
  });
}
