/** An invoice as a file: what is printed, or what the client's system reads. The same bytes for the same document. */
import { draftNumber } from '../../../../../domain/e-invoice/invoice-terms.ts';
import {
  writeEInvoice,
  type XmlFormat,
  xmlFormats,
} from '../../../../../domain/e-invoice/write-e-invoice.ts';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { invoiceHtml } from '../../../../../domain/invoice-print/invoice-html.ts';
import { printInvoice } from '../../../../../domain/invoice-print/printed-invoice.ts';
import { brokenRules } from './broken-rules.ts';

export const exportFormats = ['html', 'json', ...xmlFormats] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface InvoiceFile {
  /** Of the number, in characters that every file system takes. */
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** Throws ApiError `invalid`, every broken rule named, where the document is no e-invoice of that format. */
export function writeInvoiceFile(document: InvoiceDocument, format: ExportFormat): InvoiceFile {
  const name = (document.number ?? `${draftNumber}-${document.id.slice(-8)}`).replace(
    /[^A-Za-z0-9._-]+/g,
    '-',
  );
  switch (format) {
    case 'json':
      return {
        name: `${name}.json`,
        type: 'application/json; charset=utf-8',
        content: `${JSON.stringify(document, null, 2)}\n`,
      };
    case 'html': {
      const print = printInvoice(document);
      const title = `${print.title} ${document.number ?? draftNumber}`;
      return { name: `${name}.html`, type: 'text/html; charset=utf-8', content: invoiceHtml(print, title) };
    }
    default:
      return {
        name: `${name}-${format}.xml`,
        type: 'application/xml; charset=utf-8',
        content: toXml(document, format),
      };
  }
}

function toXml(document: InvoiceDocument, format: XmlFormat): string {
  const written = writeEInvoice(document, format);
  if (!written.ok) {
    throw brokenRules(written.error);
  }
  return written.value;
}
