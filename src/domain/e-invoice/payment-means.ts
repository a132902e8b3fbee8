/** How an invoice is to be paid (BG-16), as e-invoices tell it. */
import type { InvoiceDocument } from '../invoice-document.ts';

/** UNTDID 4461, BT-81: as the invoice says, else a transfer to the seller's account: 58 is one of SEPA, 30 any other. */
export function paymentMeansOf({ paymentMeans, seller, currency }: InvoiceDocument): string | undefined {
  const usual = seller.iban === undefined ? undefined : currency === 'EUR' ? '58' : '30';
  return paymentMeans ?? usual;
}

/** True for the means that tell the seller's account (BG-17). */
export function isTransfer(means: string | undefined): boolean {
  return means === '30' || means === '58';
}
