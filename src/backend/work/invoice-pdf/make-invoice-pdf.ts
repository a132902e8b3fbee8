/** An invoice as PDF/A-3 (ISO 19005-3), the same bytes for the same document; with its e-invoice inside as Factur-X. */

import type { PdfKitDocument } from 'pdfmake/js/Printer.js';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { printLabels } from '../../../domain/invoice-print/print-labels.ts';
import { type PrintedInvoice, printInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { createMeasure } from '../pdf/font-measure.ts';
import { openPdf, toBuffer } from '../pdf/pdf-printer.ts';
import { facturX } from './factur-x.ts';
import { watchPages } from './pdf-code.ts';
import { layOutPdf, type PdfParts } from './pdf-layout.ts';

export type PdfTask = Pick<Extract<WorkTask, { kind: 'invoice-pdf' }>, 'document' | 'eInvoice' | 'logo'>;

/** Dates inside the file are the day of the invoice, so that it can be made again byte for byte. */
export async function makeInvoicePdf({ document, eInvoice, logo }: PdfTask): Promise<Buffer> {
  const labels = printLabels(document.language);
  const isDraft = document.number === undefined;
  const print = printInvoice(document, { number: isDraft ? labels.draft : undefined });
  const creationDate = new Date(`${document.issueDate}T00:00:00Z`);
  const parts = {
    logo,
    mark: isDraft ? labels.draft.toUpperCase() : undefined,
    measure: createMeasure(),
  };
  const facts = {
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
  };
  const pdf = await openPages(print, parts, facts);
  if (eInvoice !== undefined) {
    const { fileName, description, xmp } = facturX(eInvoice.profile);
    const dates = { creationDate, modifiedDate: creationDate };
    const relationship = 'Alternative';
    const attached = { name: fileName, type: 'text/xml', description, relationship, ...dates };
    pdf.file(Buffer.from(eInvoice.xml, 'utf8'), attached);
    pdf.appendXML(xmp);
  }
  return await toBuffer(pdf);
}

/** A payment code that would have a page for itself takes the end of the text above it there. */
async function openPages(
  print: PrintedInvoice,
  parts: PdfParts,
  facts: Readonly<Record<string, unknown>>,
): Promise<PdfKitDocument> {
  const { pageBreakBefore, place, pages } = watchPages();
  const pdf = await openPdf({ ...layOutPdf(print, parts), ...facts, pageBreakBefore });
  const isAlone =
    place() === 'unclear'
      ? pages() > (await countPagesWithoutCode(print, parts, facts))
      : place() === 'alone';
  return isAlone ? await openPdf({ ...layOutPdf(print, { ...parts, keepsCode: true }), ...facts }) : pdf;
}

async function countPagesWithoutCode(
  { paymentCode: _code, ...print }: PrintedInvoice,
  parts: PdfParts,
  facts: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { pageBreakBefore, pages } = watchPages();
  await openPdf({ ...layOutPdf(print, parts), ...facts, pageBreakBefore });
  return pages();
}
