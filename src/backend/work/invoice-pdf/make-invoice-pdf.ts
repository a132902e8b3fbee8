/** An invoice as PDF/A-3 (ISO 19005-3), the same bytes for the same document; with its e-invoice inside as Factur-X. */
import pdfDocument from 'pdfmake/js/PDFDocument.js';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { printLabels } from '../../../domain/invoice-print/print-labels.ts';
import { printInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { isOwnFont, openPdf, pdfFonts, toBuffer } from '../pdf/pdf-printer.ts';
import { facturX } from './factur-x.ts';
import { footerFontSize, type MeasureText } from './pdf-footer.ts';
import { layOutPdf } from './pdf-layout.ts';

export type PdfTask = Pick<Extract<WorkTask, { kind: 'invoice-pdf' }>, 'document' | 'eInvoice' | 'logo'>;

/** By the font itself, in a document that is never written. */
function footerMeasure(): MeasureText {
  const options = { autoFirstPage: false, font: null };
  const font = new pdfDocument.default(pdfFonts, {}, {}, {}, options, null, isOwnFont).provideFont(
    'DejaVu',
    false,
    false,
  );
  return (text) => font.widthOfString(text, footerFontSize);
}

/** Dates inside the file are the day of the invoice, so that it can be made again byte for byte. */
export async function makeInvoicePdf({ document, eInvoice, logo }: PdfTask): Promise<Buffer> {
  const labels = printLabels(document.language);
  const isDraft = document.number === undefined;
  const print = printInvoice(document, { number: isDraft ? labels.draft : undefined });
  const creationDate = new Date(`${document.issueDate}T00:00:00Z`);
  const pdf = await openPdf({
    ...layOutPdf(print, {
      logo,
      mark: isDraft ? labels.draft.toUpperCase() : undefined,
      measureFooter: footerMeasure(),
    }),
    version: '1.7',
    subset: 'PDF/A-3b',
    displayTitle: true,
    language: document.language,
    info: {
      title: `${print.title} ${document.number ?? labels.draft}`,
      author: document.seller.name,
      creator: 'Vireo',
      producer: 'Vireo',
      creationDate,
      modDate: creationDate,
    },
  });
  if (eInvoice !== undefined) {
    const { fileName, description, xmp } = facturX(eInvoice.profile);
    const dates = { creationDate, modifiedDate: creationDate };
    const relationship = 'Alternative';
    const facts = { name: fileName, type: 'text/xml', description, relationship, ...dates };
    pdf.file(Buffer.from(eInvoice.xml, 'utf8'), facts);
    pdf.appendXML(xmp);
  }
  return await toBuffer(pdf);
}
