/** Tax categories of EN 16931 (UNCL 5305) and what each asks for. */
import { isDecimalBetween, normaliseDecimal } from './exact.ts';
import type { TaxCategory } from './invoice-document.ts';

export const taxCategories: readonly TaxCategory[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'];

/** True for one of {@link taxCategories}. */
export function isTaxCategory(text: string): text is TaxCategory {
  return taxCategories.some((category) => category === text);
}

/** True for a rate that the category may carry: above 0 and up to 100 for S (BR-S-05), 0 for all others (BR-Z-05, BR-E-05, BR-AE-05 …). */
export function isTaxRateOf(category: TaxCategory, rate: string): boolean {
  return isDecimalBetween(rate, '0', '100') && (category === 'S') === (normaliseDecimal(rate) !== '0');
}

/**
 * BT-120, the reason that a category without tax has to print (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10);
 * undefined where none belongs (BR-S-10, BR-Z-10). German for `de`, English for every other language.
 */
export function findExemptionReason(category: TaxCategory, language: string): string | undefined {
  const reasons = exemptionReasons[category];
  return reasons?.[/^de\b/i.test(language) ? 'de' : 'en'];
}

const exemptionReasons: Readonly<Record<TaxCategory, { en: string; de: string } | undefined>> = {
  S: undefined,
  Z: undefined,
  E: { en: 'Exempt from VAT', de: 'Umsatzsteuerfrei' },
  AE: { en: 'Reverse charge', de: 'Steuerschuldnerschaft des Leistungsempfängers' },
  K: { en: 'Intra-community supply', de: 'Innergemeinschaftliche Lieferung' },
  G: { en: 'Export outside the EU', de: 'Ausfuhrlieferung' },
  O: { en: 'Not subject to VAT', de: 'Nicht steuerbar' },
};
