/** What the treatments of seller and client make of an invoice: its usual category and rate, and why there is no VAT. */
import type { InvoiceCheck } from '../../../../domain/invoice-checks.ts';
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import type { TaxKey } from '../../../../domain/invoice-totals.ts';
import { type ExemptionText, findTreatmentExemption } from '../../../../domain/tax/treatments.ts';
import { readTaxTerms } from '../../account/model/tax-treatment.ts';

interface TaxRow {
  readonly tax_category: string | null;
  readonly tax_rate: string | null;
  readonly tax_treatment: string | null;
  readonly tax_exemption_reason: string | null;
  readonly tax_exemption_code: string | null;
}

interface Parties {
  readonly seller: TaxRow & { readonly country_code: string };
  readonly buyer: TaxRow;
}

function isSmallBusiness(seller: TaxRow): boolean {
  return readTaxTerms(seller).taxTreatment === 'small_business';
}

/**
 * The client's own treatment, and where it has none the practice's. Under the small-business scheme nothing is taxed; what
 * the client owes elsewhere (reverse charge) stays. Standard work at 0 is work whose rate nobody has said yet.
 */
export function usualTax({ seller, buyer }: Parties): TaxKey {
  const [ofSeller, ofBuyer] = [readTaxTerms(seller), readTaxTerms(buyer)];
  const taxCategory = ofBuyer.taxCategory ?? ofSeller.taxCategory ?? 'S';
  if (isSmallBusiness(seller) && (taxCategory === 'S' || taxCategory === 'Z' || taxCategory === 'E')) {
    return { taxCategory: 'E', taxRate: '0' };
  }
  const asSeller = taxCategory === ofSeller.taxCategory ? ofSeller.taxRate : null;
  return { taxCategory, taxRate: ofBuyer.taxRate ?? asSeller ?? '0' };
}

/** True where standard work is to be billed, and neither client nor practice say at which rate. */
export function lacksRate({ taxCategory, taxRate }: TaxKey): boolean {
  return taxCategory === 'S' && taxRate === '0';
}

/**
 * Of what an invoice exempts (category E): the scheme of the practice, else the client's own reason, else the practice's.
 * Undefined where none of them says more than the usual.
 */
export function exemptionOf({ seller, buyer }: Parties, language: string): ExemptionText | undefined {
  const facts = { language, countryCode: seller.country_code };
  if (isSmallBusiness(seller)) return findTreatmentExemption('small_business', facts);
  const own = readTaxTerms(buyer).taxTreatment === 'exempt' ? buyer : seller;
  const [reason, code] = [own.tax_exemption_reason, own.tax_exemption_code];
  return reason === null && code === null
    ? undefined
    : findTreatmentExemption('exempt', { ...facts, reason, code });
}

/** VAT that a small business prints is owed, although it need not be charged (§ 14c UStG): it is not issued. */
export function checkSmallBusiness(seller: TaxRow, { lines }: InvoiceDocument): readonly InvoiceCheck[] {
  if (!isSmallBusiness(seller) || !lines.some(({ taxCategory }) => taxCategory === 'S')) return [];
  return [
    {
      rule: 'small-business',
      severity: 'error',
      passed: false,
      message: 'A small business charges no VAT: set the VAT of this invoice to exempt.',
    },
  ];
}
