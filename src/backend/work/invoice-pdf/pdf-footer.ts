/** The footer of a page: what it says of the seller, and below it the texts of the practice. Every line is measured, so that none leaves its column. */
import type { PrintedInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { fitLine, type MeasureText } from '../pdf/fit-text.ts';
import { type Content, contentWidth, muted, rule } from '../pdf/pdf-style.ts';

export const footerFontSize = 7;
/** `rowsAbove`: so many rows of the seller have room in the usual margin; `most`: so many leave room for the invoice. */
const sizes = { lineHeight: 1.25, gap: 6, columnGap: 12, pages: 40, margin: 110, rowsAbove: 6, most: 24 };
/** Points of one line, on the safe side: ascent and descent of the font are 1.17 of its size. */
const rowHeight = footerFontSize * sizes.lineHeight * 1.2;

export interface PdfFooter {
  /** Of the page, in points; the footer stands in it. */
  readonly bottomMargin: number;
  readonly content: (pageOfPages: string) => Content;
  /** What has no room at the foot of a page, for the end of the document. */
  readonly rest: readonly Content[];
}

type Texts = readonly (readonly string[])[];

export function layOutFooter({ footer, footerTexts }: PrintedInvoice, measure: MeasureText): PdfFooter {
  // Of one width where a second row stands below, so that its columns do, too.
  const isAligned = footerTexts.length > 1;
  const gaps = sizes.columnGap * footer.length;
  const column = (contentWidth - gaps - sizes.pages) / footer.length;
  const said = fitTexts(footer, column, measure);
  const above = said.map((lines) => lines.slice(0, sizes.most));
  const below = fitTexts(footerTexts, isAligned ? column : contentWidth, measure);
  const rowsBelow = mostRows(below);
  const belowHeight = below.length === 0 ? 0 : Math.ceil(rowsBelow * rowHeight) + sizes.gap;
  const aboveHeight = Math.ceil(Math.max(0, mostRows(above) - sizes.rowsAbove) * rowHeight);
  return {
    bottomMargin: sizes.margin + aboveHeight + belowHeight,
    content: (pageOfPages) => footerContent({ above, below, isAligned }, pageOfPages),
    rest: restOf(said),
  };
}

function footerContent(
  { above, below, isAligned }: { readonly above: Texts; readonly below: Texts; readonly isAligned: boolean },
  pageOfPages: string,
): Content {
  const { columnGap, gap, pages } = sizes;
  const small = { fontSize: footerFontSize, color: muted, columnGap };
  const toColumn = (text: readonly string[]) => ({ stack: [...text], width: '*' });
  const pageNumber = { text: pageOfPages, width: isAligned ? pages : 'auto', alignment: 'right' };
  const second = isAligned
    ? [...above.map((_, at) => toColumn(below[at] ?? [])), { text: '', width: pages }]
    : below.map(toColumn);
  return {
    margin: [71, 20, 57, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: contentWidth, y2: 0, lineWidth: 0.5, lineColor: rule }] },
      { margin: [0, 6, 0, 0], ...small, columns: [...above.map(toColumn), pageNumber] },
      ...(below.length === 0 ? [] : [{ margin: [0, gap, 0, 0], ...small, columns: second }]),
    ],
  };
}

function restOf(said: Texts): readonly Content[] {
  return said
    .map((lines) => lines.slice(sizes.most))
    .filter((lines) => lines.length > 0)
    .map((lines) => ({
      text: lines.join('\n'),
      fontSize: footerFontSize,
      color: muted,
      margin: [0, 10, 0, 0],
    }));
}

function mostRows(texts: Texts): number {
  return Math.max(0, ...texts.map((lines) => lines.length));
}

function fitTexts(texts: Texts, width: number, measure: MeasureText): Texts {
  const measureLine = (line: string) => measure(line, { size: footerFontSize });
  return texts.map((lines) => lines.flatMap((line) => fitLine(line, width, measureLine)));
}
