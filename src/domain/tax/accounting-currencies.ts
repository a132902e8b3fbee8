/**
 * The currency that VAT is accounted in, by the seller's country: an invoice in another one tells the VAT in it, too
 * (Directive 2006/112/EC, art. 230; BT-6 and BT-111).
 */
import type { InvoiceDocument } from '../invoice-document.ts';
import { euCountries } from './eu-countries.ts';

const others: Readonly<Record<string, string>> = {
  CH: 'CHF',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HU: 'HUF',
  IS: 'ISK',
  LI: 'CHF',
  NO: 'NOK',
  PL: 'PLN',
  RO: 'RON',
  SE: 'SEK',
};

/** ISO 4217; undefined for a country whose rules on VAT are not known here. */
export function findAccountingCurrency(countryCode: string): string | undefined {
  return others[countryCode] ?? (euCountries.has(countryCode) ? 'EUR' : undefined);
}

/** What the VAT of a document is due in, where that is another currency than the document's; undefined where it has no VAT. */
export function findForeignVatCurrency({
  seller,
  currency,
  totals,
}: Pick<InvoiceDocument, 'seller' | 'currency' | 'totals'>): string | undefined {
  const due = findAccountingCurrency(seller.countryCode);
  return due === currency || totals.tax.minor === 0 ? undefined : due;
}
