/** Tax categories of EN 16931 (UNCL 5305) and what each asks for. */
import { isDecimalBetween, normaliseDecimal } from './exact.ts';
import type { TaxCategory } from './invoice-document.ts';
import { type ExemptionText, findTreatmentExemption, treatmentOf } from './tax/treatments.ts';

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
 * The usual reason of a category without tax (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10); undefined where none
 * belongs (BR-S-10, BR-Z-10). German for `de`, English for every other language.
 */
export function findExemption(category: TaxCategory, language: string): ExemptionText | undefined {
  return findTreatmentExemption(treatmentOf(category), { language, countryCode: '' });
}
