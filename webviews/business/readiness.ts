/** Which formats invoices of a practice can be sent in, and the first field that each still lacks; pure. */

import { findProfileFaults } from '../../src/domain/e-invoice/rules/profile-rules.ts';
import type { InvoiceDocument } from '../../src/domain/invoice-document.ts';
import { findRuleFaults } from '../../src/domain/invoicing/rules/en16931.ts';
import { hasVat } from '../../src/domain/tax/vat-countries.ts';
import type { BusinessField, BusinessValues } from './messages.ts';

export interface Readiness {
  /** A name that is the same in every language. */
  readonly format: 'PDF' | 'Factur-X' | 'XRechnung' | 'Peppol BIS';
  /** Undefined where nothing is. */
  readonly missing: BusinessField | undefined;
}

/** By the path of a fault in the document. */
const fieldsOf: Readonly<Record<string, BusinessField>> = {
  'seller.name': 'name',
  'seller.address': 'street',
  'seller.address.city': 'city',
  'seller.address.postcode': 'postcode',
  'seller.countryCode': 'countryCode',
  'seller.vatId': 'vatId',
  'seller.taxNumber': 'taxNumber',
  'seller.iban': 'iban',
  'seller.contact.name': 'contactName',
  'seller.contact.phone': 'phone',
  'seller.contact.email': 'email',
  'seller.eAddress': 'email',
  'seller.eAddress.scheme': 'eAddressScheme',
};

/** A client that lacks nothing: what is missing is the practice's. */
function withWholeBuyer(document: InvoiceDocument): InvoiceDocument {
  const buyer = {
    ...document.buyer,
    address: { street: '1', postcode: '1', city: '1' },
    eAddress: { scheme: 'EM', id: 'office@example.com' },
  };
  return { ...document, buyer, buyerReference: '1' };
}

/** XRechnung is Germany's; elsewhere Peppol's is shown, and paper alone where the country has no VAT. `document` is a sample of the practice. */
export function findReadiness(document: InvoiceDocument, values: BusinessValues): readonly Readiness[] {
  const whole = withWholeBuyer(document);
  const first = (...faults: readonly { readonly field: string }[]): BusinessField | undefined =>
    faults.flatMap(({ field }) => fieldsOf[field] ?? [])[0];
  const rate = values.taxTreatment === 'standard' && values.taxRate === '' ? ('taxRate' as const) : undefined;
  const ofPaper = first(...findRuleFaults(whole)) ?? rate;
  const paper = { format: 'PDF', missing: ofPaper } as const;
  if (!hasVat(values.countryCode)) return [paper];
  const [format, profile] =
    values.countryCode === 'DE' ? (['XRechnung', 'xrechnung'] as const) : (['Peppol BIS', 'peppol'] as const);
  return [
    paper,
    { format: 'Factur-X', missing: ofPaper ?? first(...findProfileFaults(whole, 'en16931')) },
    { format, missing: ofPaper ?? first(...findProfileFaults(whole, profile)) },
  ];
}
