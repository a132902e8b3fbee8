/** The footer of a page: what it says of the seller, and below it the texts of the practice. Every line is measured, so that none leaves its column. */
import type { PrintedInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { type Content, contentWidth, muted, rule } from '../pdf/pdf-style.ts';

/** Width of a text of the footer in points, in its own size. */
export type MeasureText = (text: string) => number;

export const footerFontSize = 7;
/** `rowsAbove`: so many rows of the seller have room in the usual margin. */
const sizes = { lineHeight: 1.25, gap: 6, columnGap: 12, pages: 40, margin: 110, rowsAbove: 6 };
/** Points of one line, on the safe side: ascent and descent of the font are 1.17 of its size. */
const rowHeight = footerFontSize * sizes.lineHeight * 1.2;

export interface PdfFooter {
  /** Of the page, in points; the footer stands in it. */
  readonly bottomMargin: number;
  readonly content: (pageOfPages: string) => Content;
}

type Texts = readonly (readonly string[])[];

export function layOutFooter({ footer, footerTexts }: PrintedInvoice, measure: MeasureText): PdfFooter {
  // Of one width where a second row stands below, so that its columns do, too.
  const isAligned = footerTexts.length > 1;
  const gaps = sizes.columnGap * footer.length;
  const column = (contentWidth - gaps - sizes.pages) / footer.length;
  const above = fitTexts(footer, column, measure);
  const below = fitTexts(footerTexts, isAligned ? column : contentWidth, measure);
  const rowsBelow = mostRows(below);
  const belowHeight = below.length === 0 ? 0 : Math.ceil(rowsBelow * rowHeight) + sizes.gap;
  const aboveHeight = Math.ceil(Math.max(0, mostRows(above) - sizes.rowsAbove) * rowHeight);
  return {
    bottomMargin: sizes.margin + aboveHeight + belowHeight,
    content: (pageOfPages) => footerContent({ above, below, isAligned }, pageOfPages),
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

function mostRows(texts: Texts): number {
  return Math.max(0, ...texts.map((lines) => lines.length));
}

function fitTexts(texts: Texts, width: number, measure: MeasureText): Texts {
  return texts.map((lines) => lines.flatMap((line) => fitLine(line, width, measure)));
}

/** A line as it is where it fits; else broken at spaces, and within a word that is wider than the column. Nothing is lost. */
export function fitLine(line: string, width: number, measure: MeasureText): readonly string[] {
  // A point less, since the layout adds up words instead of measuring the line.
  const fits = (text: string) => measure(text) <= width - 1;
  if (fits(line)) return [line];
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(/\s+/u).flatMap((one) => breakWord(one, fits))) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row !== '' && !fits(longer)) rows.push(row);
    row = row !== '' && !fits(longer) ? word : longer;
  }
  return [...rows, row];
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Behind a hyphen, slash, point or the sign of e-mail addresses where there is one, else behind any letter. */
function breakWord(word: string, fits: (text: string) => boolean): readonly string[] {
  if (fits(word)) return [word];
  const letters = [...segmenter.segment(word)].map(({ segment }) => segment);
  const parts: string[] = [];
  while (letters.length > 0) {
    let end = 1;
    while (end < letters.length && fits(letters.slice(0, end + 1).join(''))) end++;
    const sign =
      end === letters.length ? -1 : letters.slice(0, end).findLastIndex((one) => /[-/.@]/.test(one));
    parts.push(letters.splice(0, sign < 0 ? end : sign + 1).join(''));
  }
  return parts;
}
