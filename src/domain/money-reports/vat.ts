/** VAT of issued documents by category and rate, as they say it themselves: for the return of a period. */
import type { DocumentType, TaxBreakdown, TaxCategory } from '../invoice-document.ts';

export interface TaxedDocument {
  readonly documentType: DocumentType;
  readonly taxBreakdown: readonly Pick<TaxBreakdown, 'taxCategory' | 'taxRate' | 'base' | 'tax'>[];
}

export interface VatRow {
  readonly currency: string;
  readonly taxCategory: TaxCategory;
  /** Percentage as a decimal, such as `19`. */
  readonly taxRate: string;
  /** Minor units, credit notes taken off. */
  readonly base: number;
  readonly tax: number;
  readonly documents: number;
}

/** By currency, category and falling rate. Each breakdown (BG-23) is taken as it was issued: nothing is recomputed. */
export function vatByRate(documents: readonly TaxedDocument[]): readonly VatRow[] {
  const rows = new Map<string, VatRow>();
  for (const { documentType, taxBreakdown } of documents) {
    const sign = documentType === '381' ? -1 : 1;
    for (const { taxCategory, taxRate, base, tax } of taxBreakdown) {
      const { currency } = base;
      const key = `${currency} ${taxCategory} ${taxRate}`;
      const before = rows.get(key) ?? { currency, taxCategory, taxRate, base: 0, tax: 0, documents: 0 };
      rows.set(key, {
        ...before,
        base: before.base + sign * base.minor,
        tax: before.tax + sign * tax.minor,
        documents: before.documents + 1,
      });
    }
  }
  return [...rows.values()].toSorted(
    (one, other) =>
      one.currency.localeCompare(other.currency) ||
      one.taxCategory.localeCompare(other.taxCategory) ||
      Number(other.taxRate) - Number(one.taxRate),
  );
}
