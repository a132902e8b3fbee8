/** What print may leave open and an e-invoice of any profile may not: rules of EN 16931 itself. */
import type { InvoiceDocument } from '../../invoice-document.ts';
import { isSaid, type RuleFault, unless } from '../../invoicing/rules/fault.ts';
import { findMinorDigits } from '../../money.ts';
import { isTransfer, paymentMeansOf } from '../payment-means.ts';

/** Currencies of {@link findMinorDigits} that the list of EN 16931 (1.3.16) lacks: those that are gone, and STN. */
const unlistedCurrencies: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'ANG',
  'BGN',
  'CUC',
  'HRK',
  'SLL',
  'STN',
  'ZWL',
]);

/** What keeps `invoice` from being an e-invoice of any profile. */
export function checkStandard(invoice: InvoiceDocument): readonly RuleFault[] {
  const { currency, seller } = invoice;
  const ids = [seller.identifier?.id, seller.registration?.id, seller.vatId, seller.taxNumber];
  return [
    ...unless((findMinorDigits(currency) ?? 0) <= 2, {
      rule: 'BR-DEC-12',
      field: 'currency',
      message: `E-invoices allow two decimals, ${currency} has more: send this invoice as PDF.`,
    }),
    ...unless(!unlistedCurrencies.has(currency), {
      rule: 'BR-CL-04',
      field: 'currency',
      message: `E-invoices do not know the currency ${currency}: send this invoice as PDF.`,
    }),
    ...unless(ids.some(isSaid), numberMissing(invoice)),
    ...unless(!isTransfer(paymentMeansOf(invoice)) || isSaid(seller.iban), {
      rule: 'BR-61',
      field: 'seller.iban',
      message: 'A credit transfer needs your IBAN: add it in Your Business.',
      action: 'editOrganization',
    }),
  ];
}

/** Outside the scope of VAT there must be no VAT ID (BR-O-02): another number is asked for. */
function numberMissing({ taxBreakdown }: InvoiceDocument): RuleFault {
  const isOutside = taxBreakdown.some(({ taxCategory }) => taxCategory === 'O');
  const numbers = isOutside ? 'tax number' : 'VAT ID, tax number';
  return {
    rule: 'BR-CO-26',
    field: isOutside ? 'seller.taxNumber' : 'seller.vatId',
    message: `E-invoices need your ${numbers} or register number: add one in Your Business, or send this invoice as PDF.`,
    action: 'editOrganization',
  };
}
