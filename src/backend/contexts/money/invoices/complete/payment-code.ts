/** The QR code of a transfer as an outline that any page can draw. */
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { printInvoice } from '../../../../../domain/invoice-print/printed-invoice.ts';
import { type CodeOutline, outlineCode } from '../../../../platform/text/qr-outline.ts';

/** As it is printed on the document; null where none is. */
export function drawPaymentCode(
  document: InvoiceDocument,
): (CodeOutline & { readonly caption: string }) | null {
  const { paymentCode } = printInvoice(document);
  return paymentCode === undefined
    ? null
    : { ...outlineCode(paymentCode.payload), caption: paymentCode.caption };
}
