/** Treatment, category and rate of VAT of the practice and of clients: three fields on the wire, held together here. */
import type { TaxCategory } from '../../../../domain/invoice-document.ts';
import {
  categoryOf,
  type TaxTreatment,
  taxTreatments,
  treatmentOf,
} from '../../../../domain/tax/treatments.ts';
import { isTaxCategory } from '../../../../domain/tax-categories.ts';
import { text } from '../../../../words/text.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { requireTaxRate } from './tax-rate.ts';

/** Null: as the organization's; of the organization itself a null rate is one that the user has not said yet. */
export interface TaxTerms {
  readonly taxTreatment: TaxTreatment | null;
  readonly taxCategory: TaxCategory | null;
  readonly taxRate: string | null;
}

export interface TaxTermsInput {
  readonly taxTreatment?: TaxTreatment | null | undefined;
  readonly taxCategory?: TaxCategory | null | undefined;
  readonly taxRate?: string | null | undefined;
}

interface TaxColumns {
  readonly tax_treatment: string | null;
  readonly tax_category: string | null;
  readonly tax_rate: string | null;
}

/** What a row says; the category decides where an older version wrote it without its treatment. */
export function readTaxTerms(row: TaxColumns): TaxTerms {
  const taxCategory = row.tax_category !== null && isTaxCategory(row.tax_category) ? row.tax_category : null;
  const stored = taxTreatments.find((treatment) => treatment === row.tax_treatment);
  const taxTreatment =
    taxCategory === null
      ? null
      : stored !== undefined && categoryOf(stored) === taxCategory
        ? stored
        : treatmentOf(taxCategory);
  return { taxTreatment, taxCategory, taxRate: row.tax_rate === '' ? null : row.tax_rate };
}

/**
 * The terms after a change. A treatment alone brings its category, and the rate that `usualRate` says where the old one
 * does not fit any more.
 * @throws ApiError that names the field
 */
export function changeTaxTerms(
  before: TaxTerms,
  input: TaxTermsInput,
  usualRate: (treatment: TaxTreatment) => string | null,
): TaxTerms {
  const taxTreatment = nextTreatment(before, input);
  const taxCategory = taxTreatment === null ? null : categoryOf(taxTreatment);
  const kept =
    input.taxTreatment === undefined || taxTreatment === null || taxCategory === before.taxCategory
      ? before.taxRate
      : usualRate(taxTreatment);
  const cleared = input.taxTreatment === null ? null : kept;
  const taxRate = input.taxRate === undefined ? cleared : input.taxRate;
  if (taxCategory !== null && taxRate !== null) requireTaxRate(taxCategory, taxRate);
  return { taxTreatment, taxCategory, taxRate };
}

function nextTreatment(before: TaxTerms, { taxTreatment, taxCategory }: TaxTermsInput): TaxTreatment | null {
  if (taxTreatment === undefined) {
    if (taxCategory === undefined || taxCategory === before.taxCategory) return before.taxTreatment;
    return taxCategory === null ? null : treatmentOf(taxCategory);
  }
  const category = taxTreatment === null ? null : categoryOf(taxTreatment);
  if (taxCategory !== undefined && taxCategory !== category) {
    throw invalidField(
      'taxTreatment',
      text`does not fit taxCategory: it has the category ${category ?? 'null'}`,
    );
  }
  return taxTreatment;
}

/** An exemption that is chosen by name says why. @throws ApiError that names `taxExemptionReason` */
export function requireExemptionReason(
  input: TaxTermsInput,
  after: { readonly taxExemptionReason: string | null; readonly taxExemptionCode: string | null },
): void {
  if (
    input.taxTreatment === 'exempt' &&
    after.taxExemptionReason === null &&
    after.taxExemptionCode === null
  ) {
    throw invalidField('taxExemptionReason', 'is missing: say by which rule the work is exempt from VAT');
  }
}
