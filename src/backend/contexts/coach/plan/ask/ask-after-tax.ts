/** "Revenue after VAT": with it, or what is left of it: both are offered. */
import type { AskedBack } from './ask-frames.ts';

const after =
  /\b(?:after (?:deducting )?(?:vat|sales tax)|nach (?:abzug der )?(?:mwst|mehrwertsteuer|umsatzsteuer|ust))\b/iu;

const sides = { en: ['without VAT', 'with VAT'], de: ['ohne Mehrwertsteuer', 'mit Mehrwertsteuer'] } as const;

export function askAfterTax(
  text: string,
  language: keyof typeof sides,
  isRead: (text: string) => boolean,
): AskedBack | undefined {
  const [said] = after.exec(text) ?? [];
  if (said === undefined) return undefined;
  const choices = sides[language].map((side) => text.replace(after, side)).filter(isRead);
  return choices.length > 0 ? { words: [said], choices } : undefined;
}
