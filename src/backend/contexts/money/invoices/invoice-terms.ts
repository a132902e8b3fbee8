/** What an invoice takes from the request, else from its client, else from the practice. */
import { normaliseDecimal } from '../../../../domain/exact.ts';
import type { FixedItem, LineTerms } from '../../../../domain/invoice-builder.ts';
import type { TaxKey } from '../../../../domain/invoice-totals.ts';
import { parseMoney, toDecimalString } from '../../../../domain/money.ts';
import { text } from '../../../../words/text.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { requireTaxRate } from '../../account/model/tax-rate.ts';
import type { InvoiceItem } from '../model/invoice-item.ts';
import type { InvoiceRounding } from '../model/stored-rounding.ts';
import type { PatchInvoice } from './invoices.schema.ts';

type TaxInput = Pick<PatchInvoice, 'taxCategory' | 'taxRate'>;

/**
 * A category that is asked for without a rate takes the usual one of its kind: only standard has one above 0. A usual rate
 * that is not known yet is no fault of the request: the draft's checks name it.
 */
export function resolveTax(input: TaxInput, usual: TaxKey): TaxKey {
  const taxCategory = input.taxCategory ?? usual.taxCategory;
  const taxRate = input.taxRate ?? (taxCategory === usual.taxCategory ? usual.taxRate : '0');
  if (input.taxCategory !== undefined || input.taxRate !== undefined) requireTaxRate(taxCategory, taxRate);
  return { taxCategory, taxRate: normaliseDecimal(taxRate) };
}

export function resolveLineTerms(
  input: TaxInput & Pick<PatchInvoice, 'rounding'>,
  usual: { readonly tax: TaxKey; readonly rounding: InvoiceRounding; readonly currency: string },
): LineTerms {
  const rounding = input.rounding === undefined ? usual.rounding : { rounding: input.rounding };
  return {
    ...resolveTax(input, usual.tax),
    currency: usual.currency,
    ...rounding,
  };
}

/** Prices in the currency's own decimals; more would be a price that no payment can meet. */
export function readItems(items: readonly InvoiceItem[], currency: string): FixedItem[] {
  return items.map(({ description, quantity, unitPrice }, index) => {
    const price = parseMoney(unitPrice, currency);
    if (!price.ok) {
      throw invalidField(`items.${index}.unitPrice`, text`is not an amount in ${currency} (${price.error})`);
    }
    if (normaliseDecimal(quantity) === '0') {
      throw invalidField(`items.${index}.quantity`, 'must be more than 0');
    }
    return { description, quantity: normaliseDecimal(quantity), unitPrice: toDecimalString(price.value) };
  });
}

/** The discount as it is stored; an amount is in the invoice's currency. */
export function toDiscountColumn(
  discount: PatchInvoice['discount'],
  currency: string,
): string | null | undefined {
  if (discount === undefined || discount === null) {
    return discount;
  }
  if ('amount' in discount && discount.amount.currency !== currency) {
    throw invalidField('discount.amount.currency', text`must be ${currency}, the currency of the invoice`);
  }
  return JSON.stringify(discount);
}

export function requirePeriod(period: { readonly from: string; readonly to: string }): void {
  if (period.to < period.from) {
    throw invalidField('period.to', 'must not be before period.from');
  }
}
