/** The payment code, and that it never has a page for itself. */
import type { PrintedInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { breakWords, fitLine } from '../pdf/fit-text.ts';
import { type Content, contentWidth, muted } from '../pdf/pdf-style.ts';
import { body, type Paper } from './pdf-table.ts';

/** Lines of the text above that move to the page of the code with it. */
const keptRows = 2;
const below = 4;
/** Points that the code takes at most. */
const codeSize = 110;

/** The texts that close an invoice, and the code. `sums` are what stands above them. */
export function layOutClosing(
  print: PrintedInvoice,
  { paper, sums, keepsCode }: { readonly paper: Paper; readonly sums: Content; readonly keepsCode: boolean },
): readonly Content[] {
  const code = paymentCode(print);
  const texts = print.closing.map((text) => closing(text, paper));
  const last = print.closing.at(-1);
  if (!keepsCode || code === undefined) return [sums, ...texts, ...(code === undefined ? [] : [code])];
  if (last === undefined) return [{ stack: [sums, code], unbreakable: true }];
  const { before, end } = splitText(last, paper);
  return [sums, ...texts.slice(0, -1), ...before, { stack: [closing(end, paper), code], unbreakable: true }];
}

function splitText(
  text: string,
  { measure }: Paper,
): { readonly before: readonly Content[]; readonly end: string } {
  const rows = text.split('\n').flatMap((line) => fitLine(line, contentWidth, (part) => measure(part, body)));
  const before = rows.slice(0, -keptRows).join('\n');
  return { before: before === '' ? [] : [{ text: before }], end: rows.slice(-keptRows).join('\n') };
}

function closing(text: string, { measure }: Paper): Content {
  return { text: breakWords({ text, font: body }, contentWidth, measure), margin: [0, 0, 0, below] };
}

/** EPC069-12: error correction M. Modules are whole points: of 0.7 mm, and 0.35 mm where a code has more than 55 of them. */
function paymentCode({ paymentCode: code }: PrintedInvoice): Content | undefined {
  return (
    code && {
      unbreakable: true,
      columns: [
        { qr: code.payload, eccLevel: 'M', mode: 'octet', fit: codeSize, width: 'auto' },
        { text: code.caption, color: muted, width: '*', margin: [0, 32, 0, 0] },
      ],
      columnGap: 10,
      margin: [0, 10, 0, 0],
    }
  );
}

/** What pdfmake tells of a part of the pages. Within what is kept whole, the place is that before it was moved. */
interface PlacedNode {
  readonly qr?: unknown;
  readonly text?: unknown;
  readonly pageNumbers: readonly number[];
  /** Pages of the document. */
  readonly pages: number;
  /** `verticalRatio`: 0 at the top of the page, 1 at its margin below. */
  readonly startPosition: {
    readonly pageNumber: number;
    readonly verticalRatio: number;
    readonly pageInnerHeight: number;
  };
}

/** Where the code is: below a text, the first of its page, or, by the room that is left, one of the two. */
export type CodePlace = 'below' | 'alone' | 'unclear';

export interface PageWatch {
  /** pdfmake asks it about each part that it has placed; nothing is moved by it. */
  readonly pageBreakBefore: (node: PlacedNode) => boolean;
  /** Of the document. */
  pages(): number;
  place(): CodePlace;
}

export function watchPages(): PageWatch {
  let pages = 0;
  let textEndsOn = 1;
  let place: CodePlace | undefined;
  return {
    pageBreakBefore: (node) => {
      pages = node.pages;
      if (node.qr !== undefined) place = placeOf(node, textEndsOn);
      if (node.text !== undefined && place === undefined) textEndsOn = Math.max(...node.pageNumbers);
      return false;
    },
    pages: () => pages,
    place: () => place ?? 'below',
  };
}

function placeOf({ startPosition }: PlacedNode, textEndsOn: number): CodePlace {
  const { pageNumber, verticalRatio, pageInnerHeight } = startPosition;
  if (pageNumber > textEndsOn) return 'alone';
  return (1 - verticalRatio) * pageInnerHeight < codeSize ? 'unclear' : 'below';
}
