/** The printed invoice as pages: what preview and HTML show, in the same order and words. */
import type { PrintedInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import type { MeasureText } from '../pdf/fit-text.ts';
import { ink } from '../pdf/pdf-style.ts';
import { layOutAnnex } from './pdf-annex.ts';
import { layOutClosing } from './pdf-code.ts';
import { layOutFooter } from './pdf-footer.ts';
import { logoImage, parties, sender, title } from './pdf-head.ts';
import { layOutLines } from './pdf-lines.ts';
import { layOutSums } from './pdf-sums.ts';
import { body } from './pdf-table.ts';

export interface PdfParts {
  /** Printed across the page: a draft is no invoice. */
  readonly mark?: string | undefined;
  /** The logo of the print in Base64. */
  readonly logo?: string | undefined;
  readonly measure: MeasureText;
  /** True: the end of the text above the payment code goes to its page with it. */
  readonly keepsCode?: boolean;
}

/** Of an A4 page, and the margin above. */
const pageHeight = 841.89;
const topMargin = 45;

export function layOutPdf(
  print: PrintedInvoice,
  { mark, logo, measure, keepsCode = false }: PdfParts,
): Readonly<Record<string, unknown>> {
  const footer = layOutFooter(print, measure);
  const paper = { measure, height: pageHeight - topMargin - footer.bottomMargin };
  return {
    pageSize: 'A4',
    // DIN 5008: 25 mm to the left, 20 mm to the right; the footer stands in the margin below.
    pageMargins: [71, topMargin, 57, footer.bottomMargin],
    defaultStyle: { font: 'DejaVu', fontSize: body.size, lineHeight: 1.25, color: ink },
    ...(mark === undefined ? {} : { watermark: { text: mark, opacity: 0.08, bold: true } }),
    content: [
      ...(print.style.logo === undefined || logo === undefined ? [] : [logoImage(print.style.logo, logo)]),
      sender(print, paper),
      parties(print, paper),
      title(print),
      layOutLines(print, paper),
      ...layOutClosing(print, { paper, sums: layOutSums(print, paper), keepsCode }),
      ...footer.rest,
      ...(print.annex === undefined ? [] : layOutAnnex(print.annex, print.style, paper)),
    ],
    footer: (page: number, pages: number) => footer.content(`${page} / ${pages}`),
  };
}
