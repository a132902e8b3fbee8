/** What another program reads in a PDF. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>;

/** Opens the file and gives it back to the library's memory. */
export async function withPdf<T>(bytes: Buffer, read: (pdf: Pdf) => Promise<T>): Promise<T> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  try {
    return await read(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** All text, without the spaces that lines are broken at. */
export async function textOfPdf(bytes: Buffer): Promise<string> {
  return await withPdf(bytes, async (pdf) => {
    const texts: string[] = [];
    for (let page = 1; page <= pdf.numPages; page += 1) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      texts.push(...items.map((item) => ('str' in item ? item.str : '')));
    }
    return withoutSpaces(texts.join(''));
  });
}

export function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, '');
}
