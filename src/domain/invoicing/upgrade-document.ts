/** Documents that were frozen as version 1, as version 2 tells them: nothing is lost, no figure changes. */
import type {
  DocumentAdjustment,
  InvoiceDocument,
  InvoiceLine,
  InvoiceTotals,
  PrecedingInvoice,
} from '../invoice-document.ts';
import { zeroMoney } from '../money.ts';

/** What version 1 said in other words; all else stands in both alike. */
export interface InvoiceDocumentV1
  extends Omit<
    InvoiceDocument,
    'version' | 'charges' | 'totals' | 'precedingInvoices' | 'allowances' | 'lines'
  > {
  readonly version?: undefined;
  readonly precedingInvoice?: Required<PrecedingInvoice>;
  readonly lines: readonly InvoiceLine[];
  readonly allowances: readonly DocumentAdjustment[];
  readonly totals: Omit<InvoiceTotals, 'charges' | 'rounding'>;
}

/** The document as version 2. */
export function upgradeDocument(document: InvoiceDocumentV1): InvoiceDocument {
  const { version: _none, precedingInvoice, totals, ...facts } = document;
  return {
    ...facts,
    version: 2,
    precedingInvoices: precedingInvoice === undefined ? [] : [precedingInvoice],
    charges: [],
    totals: { ...totals, charges: zeroMoney(document.currency) },
  };
}
