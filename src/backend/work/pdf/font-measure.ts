/** Widths of text by the font itself, in a document that is never written. */
import pdfDocument from 'pdfmake/js/PDFDocument.js';
import type { MeasureText } from './fit-text.ts';
import { isOwnFont, pdfFonts } from './pdf-printer.ts';

export function createMeasure(): MeasureText {
  const options = { autoFirstPage: false, font: null };
  const fonts = new pdfDocument.default(pdfFonts, {}, {}, {}, options, null, isOwnFont);
  const [normal, bold] = [false, true].map((isBold) => fonts.provideFont('DejaVu', isBold, false));
  return (text, font) => (font.bold === true ? bold : normal)?.widthOfString(text, font.size) ?? 0;
}
