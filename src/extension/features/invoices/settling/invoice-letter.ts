/** A mail of an invoice, to be read and changed before it leaves. */
export interface InvoiceLetter {
  readonly invoiceId: string;
  readonly attached: 'pdf' | 'xrechnung' | 'facturx' | 'ubl';
}
