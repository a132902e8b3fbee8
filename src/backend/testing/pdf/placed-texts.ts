/** Where the texts of a PDF are, as another program reads them. */
import { withPdf } from './read-pdf.ts';

/** In points from the lower left corner. */
export interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

export interface PlacedPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
}

export async function placedTextsOf(bytes: Buffer): Promise<readonly PlacedPage[]> {
  return await withPdf(bytes, async (pdf) => {
    const pages: PlacedPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const [, , width = 0, height = 0] = page.view;
      const { items } = await page.getTextContent();
      const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
      pages.push({
        width,
        height,
        texts: texts.map(({ str, transform, width: wide }) => ({
          text: str,
          left: Number(transform[4]),
          right: Number(transform[4]) + wide,
          y: Number(transform[5]),
        })),
      });
    }
    return pages;
  });
}

/** Those that leave the box of `margin` points from every edge of their page. */
export function textsOutside(pages: readonly PlacedPage[], margin: number): readonly PlacedText[] {
  return pages.flatMap(({ width, height, texts }) =>
    texts.filter(
      ({ left, right, y }) =>
        left < margin - 0.1 || right > width - margin + 0.1 || y < 14 || y > height - 14,
    ),
  );
}
