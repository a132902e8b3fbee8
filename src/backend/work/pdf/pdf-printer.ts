/** How PDFs are printed here: in the fonts that ship, and with nothing fetched. */
import pdfmake, { type PdfKitDocument } from 'pdfmake/js/Printer.js';
import { assetPath } from '../../../workspace/assets.ts';

export const pdfFonts = {
  DejaVu: {
    normal: assetPath('DejaVuSans.ttf'),
    bold: assetPath('DejaVuSans-Bold.ttf'),
  },
};

/** Nothing is fetched: what is printed comes with the document. */
const noUrls = { resolve: () => undefined, resolved: async () => undefined };

export const isOwnFont = (path: string) => Object.values(pdfFonts.DejaVu).includes(path);

/** `definition` is pdfmake's; what it answers is not ended yet, so that files can be attached. */
export async function openPdf(definition: Readonly<Record<string, unknown>>): Promise<PdfKitDocument> {
  const printer = new pdfmake.default(pdfFonts, undefined, noUrls, isOwnFont);
  return await printer.createPdfKitDocument(definition);
}

export async function toBuffer(pdf: PdfKitDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}
