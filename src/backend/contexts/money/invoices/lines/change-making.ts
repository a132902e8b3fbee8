/** What a request says of how a draft is made, and of allowances, charges and Skonto, as the draft's details keep it. */
import type { InvoiceLine } from '../../../../../domain/invoice-document.ts';
import { invalidField } from '../../../../platform/http/api-error.ts';
import { readDetails, requireTaxCategory } from '../invoice-record.ts';
import type { InvoiceHead } from '../invoices.repository.ts';
import type { PatchInvoice } from '../invoices.schema.ts';
import { readAdjustments } from './document-adjustments.ts';
import { changeDetails, toGrouping } from './making.ts';

type Making = Pick<PatchInvoice, 'grouping' | 'annex' | 'cashDiscounts' | 'accountingRate'>;

/** The column `details`. */
export function changeMaking(
  row: Pick<InvoiceHead, 'details' | 'currency'>,
  { grouping, annex, cashDiscounts, accountingRate }: Making,
): string | null {
  const { making = {} } = readDetails(row);
  const next = {
    ...making,
    ...(grouping && { grouping: toGrouping(grouping) }),
    ...(annex !== undefined && { annex }),
  };
  requireOtherCurrency(row, accountingRate);
  return changeDetails(row, {
    accountingRate,
    // What a whole invoice told at another rate.
    ...(accountingRate === undefined ? {} : { accountingTax: null }),
    making: Object.keys(next).length === 0 ? undefined : next,
    cashDiscounts: cashDiscounts?.length === 0 ? null : cashDiscounts,
  });
}

/** BR-53 asks for a second currency only where there is one. */
function requireOtherCurrency(
  { currency }: Pick<InvoiceHead, 'currency'>,
  rate: Making['accountingRate'],
): void {
  if (rate?.currency === currency) {
    throw invalidField('accountingRate.currency', "is the invoice's own: its VAT needs no other");
  }
}

/** The column `details` with allowances and charges of these lines. */
export function addAdjustments(
  row: InvoiceHead,
  lines: readonly InvoiceLine[],
  input: Pick<PatchInvoice, 'allowances' | 'charges'>,
): string | null {
  const tax = { taxCategory: requireTaxCategory(row.tax_category), taxRate: row.tax_rate };
  const read = (field: 'allowances' | 'charges') => {
    const rows = input[field];
    if (rows?.length === 0) return null;
    return rows && readAdjustments(rows, field, { lines, tax, currency: row.currency });
  };
  return changeDetails(row, { allowances: read('allowances'), charges: read('charges') });
}
