/** VAT of issued documents by category and rate, as they say it themselves: for the return of a period. */
import type { Money } from '../amounts/minor-digits.ts';
import { roundProduct } from '../exact.ts';
import type { DocumentType, TaxBreakdown, TaxCategory } from '../invoice-document.ts';
import { findAccountingCurrency } from '../tax/accounting-currencies.ts';

export interface TaxedDocument {
  readonly documentType: DocumentType;
  /** ISO 3166-1, of the seller. */
  readonly sellerCountry: string;
  /** BT-111, as it was issued. */
  readonly accountingTax?: Money | undefined;
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
  /** ISO 4217: what the VAT is due in, where that is not `currency`. */
  readonly accountingCurrency: string | undefined;
  /** `tax` in it, minor units: of the documents that tell it. */
  readonly accountedTax: number;
  /** Documents with VAT of this row that tell no rate: what is missing in `accountedTax`. */
  readonly withoutRate: number;
}

/** By currency, category and falling rate. Each breakdown (BG-23) is taken as it was issued: nothing is recomputed. */
export function vatByRate(documents: readonly TaxedDocument[]): readonly VatRow[] {
  const rows = new Map<string, VatRow>();
  for (const row of documents.flatMap(rowsOf)) {
    const key = [row.currency, row.accountingCurrency, row.taxCategory, row.taxRate].join(' ');
    rows.set(key, addRows(rows.get(key), row));
  }
  return [...rows.values()].toSorted(
    (one, other) =>
      one.currency.localeCompare(other.currency) ||
      one.taxCategory.localeCompare(other.taxCategory) ||
      Number(other.taxRate) - Number(one.taxRate),
  );
}

/** Documents with VAT that tell no rate into the currency it is due in: each once, however many rates it has. */
export function countWithoutRate(documents: readonly TaxedDocument[]): number {
  return documents.filter((one) => rowsOf(one).some(({ withoutRate }) => withoutRate > 0)).length;
}

function rowsOf(document: TaxedDocument): readonly VatRow[] {
  const { documentType, sellerCountry, taxBreakdown, accountingTax } = document;
  const sign = documentType === '381' ? -1 : 1;
  const shares = shareAccounted(document);
  return taxBreakdown.map(({ taxCategory, taxRate, base, tax }, index) => {
    const due = accountingTax?.currency ?? findAccountingCurrency(sellerCountry);
    const isForeign = due !== undefined && due !== base.currency;
    return {
      currency: base.currency,
      taxCategory,
      taxRate,
      documents: 1,
      base: sign * base.minor,
      tax: sign * tax.minor,
      accountingCurrency: isForeign ? due : undefined,
      accountedTax: sign * (shares[index] ?? 0),
      withoutRate: isForeign && tax.minor !== 0 && accountingTax === undefined ? 1 : 0,
    };
  });
}

function addRows(before: VatRow | undefined, row: VatRow): VatRow {
  return before === undefined
    ? row
    : {
        ...row,
        base: before.base + row.base,
        tax: before.tax + row.tax,
        documents: before.documents + row.documents,
        accountedTax: before.accountedTax + row.accountedTax,
        withoutRate: before.withoutRate + row.withoutRate,
      };
}

/** BT-111 by rows of the breakdown in proportion to their VAT, so that they add up to it. */
function shareAccounted({ accountingTax, taxBreakdown }: TaxedDocument): readonly number[] {
  const whole = taxBreakdown.reduce((sum, { tax }) => sum + tax.minor, 0);
  if (accountingTax === undefined || whole === 0) return [];
  const soFar = (count: number) =>
    roundProduct(
      [
        String(accountingTax.minor),
        String(taxBreakdown.slice(0, count).reduce((sum, { tax }) => sum + tax.minor, 0)),
      ],
      whole,
    );
  return taxBreakdown.map((_row, index) => soFar(index + 1) - soFar(index));
}
