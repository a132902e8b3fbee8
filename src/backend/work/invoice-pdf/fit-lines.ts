/** The widths of the table of lines: figures stay whole and on the paper, whatever the description says. */
import type { PrintedColumn } from '../../../domain/invoice-print/print-columns.ts';
import type { PrintedInvoice, PrintedLine } from '../../../domain/invoice-print/printed-invoice.ts';
import {
  breakWords,
  type FontStyle,
  heightOf,
  type Printed,
  shareWidths,
  widestPiece,
} from '../pdf/fit-text.ts';
import { contentWidth } from '../pdf/pdf-style.ts';
import { body, cellGap, mayKeepRows, type Paper, small, strong } from './pdf-table.ts';

export const positionWidth = 18;
/** Points that a description has beside figures that could be smaller. */
const leastDescription = 90;
const figureSizes = [9, 8, 7, 6];

export interface FittedLines {
  /** Of the cells beside the description, in points. */
  readonly size: number;
  /** True where figures themselves are broken, since even small ones are wider than the page. */
  readonly breaksFigures: boolean;
  readonly keepsRows: boolean;
  /** A text of the column with breaks where it would leave it. */
  fit(text: string, column: PrintedColumn['id'], font: FontStyle): string;
  /** A text across all columns, or up to the amount. */
  fitAcross(text: string, font: FontStyle): string;
}

export function fitLines(print: PrintedInvoice, paper: Paper): FittedLines {
  const { columns, lines } = print;
  const { measure } = paper;
  const others = columns.filter(({ id }) => id !== 'description');
  const room = contentWidth - cellGap * (columns.length - 1);
  const described = lines.flatMap(textsOf);
  const wanted = widestPiece([...described, ...headOf(columns, 'description')], measure);
  const { size, widths } = chooseSize(
    (points) => others.map((column) => widthOf(column, print, { paper, size: points })),
    { room, wanted },
  );
  const shares = shareWidths(widths, room - Math.min(wanted, leastDescription));
  const limits = new Map(others.map(({ id }, at) => [id, shares[at] ?? 0]));
  const description = room - sum(shares);
  limits.set('description', description);
  const breaksFigures = widths.some((width, at) => width > (shares[at] ?? 0));
  const narrow = Math.max(40, room - sum(others.map((column) => longestOf(column, print, { paper, size }))));
  return {
    size,
    breaksFigures,
    keepsRows: mayKeepRows(
      lines.flatMap((line) =>
        rowsOf(line).map((row) => heightOf(row, Math.min(narrow, description), measure)),
      ),
      paper,
    ),
    fit: (text, column, font) => breakWords({ text, font }, limits.get(column) ?? room, measure),
    fitAcross: (text, font) => breakWords({ text, font }, description, measure),
  };
}

/** The largest size of figures beside which the description has room. */
function chooseSize(
  widthsIn: (size: number) => readonly number[],
  { room, wanted }: { readonly room: number; readonly wanted: number },
): { readonly size: number; readonly widths: readonly number[] } {
  const least = Math.min(wanted, leastDescription);
  const size = figureSizes.find((points) => room - sum(widthsIn(points)) >= least) ?? 6;
  return { size, widths: widthsIn(size) };
}

interface OfSize {
  readonly paper: Paper;
  readonly size: number;
}

/** What a column needs so that none of its texts is broken. */
function widthOf(column: PrintedColumn, print: PrintedInvoice, { paper, size }: OfSize): number {
  if (column.id === 'position') return positionWidth;
  const head = widestPiece(headOf([column], column.id, size), paper.measure);
  const cells = cellsOf(column, print, size);
  const widest = column.isFigure
    ? Math.max(0, ...cells.map(({ text, font }) => paper.measure(text, font)))
    : widestPiece(cells, paper.measure);
  return Math.max(head, widest);
}

/** What a column takes where there is room for all of it on one line. */
function longestOf(column: PrintedColumn, print: PrintedInvoice, { paper, size }: OfSize): number {
  if (column.id === 'position') return positionWidth;
  const texts = [...headOf([column], column.id, size), ...cellsOf(column, print, size)];
  return Math.max(0, ...texts.map(({ text, font }) => paper.measure(text, font)));
}

function headOf(
  columns: readonly PrintedColumn[],
  id: PrintedColumn['id'],
  size = body.size,
): readonly Printed[] {
  return columns.filter((column) => column.id === id).map(({ label }) => ({ text: label, font: { size } }));
}

function cellsOf({ id }: PrintedColumn, { lines }: PrintedInvoice, size: number): readonly Printed[] {
  const cells = lines.map((line) => ({ text: line[id], font: { size } }));
  const sums = lines.flatMap(({ subtotal }) =>
    subtotal === undefined || id !== 'net' ? [] : [{ text: subtotal.value, font: { size, bold: true } }],
  );
  return [...cells, ...sums];
}

function textsOf({ description, details }: PrintedLine): readonly Printed[] {
  return [{ text: description, font: body }, ...details.map((text) => ({ text, font: small }))];
}

/** The line, and the rows of its own that its heading and its subtotal have. */
function rowsOf(line: PrintedLine): readonly (readonly Printed[])[] {
  const across = [line.heading, line.subtotal?.label].filter((text) => text !== undefined);
  return [textsOf(line), ...across.map((text) => [{ text, font: strong }])];
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
