/** Amounts: `€4,005.00`, `4.005 EUR`, `€12k`, `12 Tsd. €`, "twelve hundred euros". */
import type { PrintedFigure } from './figure.ts';
import { digits, type Form, form, magnitude, number, readValue, space } from './form.ts';
import { currencyOf, currencyPattern, currencyWordPattern, type Language } from './words.ts';

interface Printed {
  readonly text: string | undefined;
  readonly large: string | undefined;
  readonly currency: string | undefined;
}

function readAmount(
  { text = '', large, currency = '' }: Printed,
  language: Language,
): PrintedFigure | undefined {
  const read = readValue(text, language, large);
  return read && { kind: 'amount', ...read, currency: currencyOf(currency) };
}

export const amountForms: readonly Form[] = [
  form(`(${currencyPattern})${space}(${digits})(?:${magnitude}|(m)(?![\\p{L}\\p{N}]))?`, (m, { language }) =>
    readAmount({ text: m[2], large: m[3] ?? m[4], currency: m[1] }, language),
  ),
  form(
    `(${number})${magnitude}?${space}((?:${currencyPattern}|${currencyWordPattern})(?![\\p{L}\\p{N}]))`,
    (m, { language }) => readAmount({ text: m[1], large: m[2], currency: m[3] }, language),
  ),
];
