/** Business identifier codes of banks: ISO 9362. */

import { type Text, text } from '../../words/text.ts';
import { countryCodes } from '../invoicing/codes/code-lists.ts';

/** In capitals and without blanks. */
export function normalizeBic(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/** What is wrong with a normalized BIC, as a sentence's end; undefined when nothing is. */
export function findBicFault(bic: string): Text | undefined {
  if (!/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic)) {
    return text`is not a BIC: it has 8 or 11 letters and digits, such as COBADEFFXXX`;
  }
  const country = bic.slice(4, 6);
  return countryCodes.has(country) || country === 'XK'
    ? undefined
    : text`is not a BIC: ${country} is not a country of ISO 3166-1`;
}
