/** A tax category and its rate, as clients, the practice and invoices carry them. */
import type { TaxCategory } from '../../../../domain/invoice-document.ts';
import { isTaxRateOf } from '../../../../domain/tax-categories.ts';
import { text } from '../../../../words/text.ts';
import { invalidField } from '../../../platform/http/api-error.ts';

/** Only the standard category has a rate above 0; a pair that no invoice takes is refused where it is entered. */
export function requireTaxRate(taxCategory: TaxCategory, taxRate: string): void {
  if (!isTaxRateOf(taxCategory, taxRate)) {
    const needed = taxCategory === 'S' ? 'a rate above 0' : 'the rate 0';
    throw invalidField('taxRate', text`does not fit: the tax category ${taxCategory} takes ${needed}`);
  }
}
