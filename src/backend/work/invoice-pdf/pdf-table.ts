/** What the tables of an invoice share: hairlines, rows of sums, and rows that are kept whole where a page has room for them. */
import type { PrintedStyle } from '../../../domain/invoice-print/print-style.ts';
import type { FontStyle, MeasureText } from '../pdf/fit-text.ts';
import { type Content, ink, rule } from '../pdf/pdf-style.ts';

/** The room of a page, in points. */
export interface Paper {
  readonly measure: MeasureText;
  /** Between the margins above and below. */
  readonly height: number;
}

export const body: FontStyle = { size: 9 };
export const strong: FontStyle = { size: 9, bold: true };
export const small: FontStyle = { size: 7.5 };

/** Points between the texts of two columns. */
export const cellGap = 12;
/** Above and below the texts of a row. */
const rowPadding = 8;
/** The names of the columns, which stand on every page. */
const headHeight = 40;

/** What is kept whole and higher than a page loses all behind its first page: such tables break within rows. */
export function mayKeepRows(heights: readonly number[], { height }: Paper): boolean {
  return heights.every((row) => row + rowPadding <= height - headHeight);
}

/** Columns between hairlines, a stronger one below their names. */
export function ruled(
  columns: number,
  { rule: accent = ink }: PrintedStyle,
): Readonly<Record<string, unknown>> {
  return {
    hLineWidth: (index: number) => (index === 0 ? 0 : index === 1 ? 0.75 : 0.5),
    vLineWidth: () => 0,
    hLineColor: (index: number) => (index === 1 ? accent : rule),
    paddingLeft: (index: number) => (index === 0 ? 0 : cellGap / 2),
    paddingRight: (index: number) => (index === columns - 1 ? 0 : cellGap / 2),
    paddingTop: () => rowPadding / 2,
    paddingBottom: () => rowPadding / 2,
  };
}

/** Text in the accent colour, where it can be read. */
export function accented({ text }: PrintedStyle): { readonly color?: string } {
  return text === undefined ? {} : { color: text };
}

/** Its words begin below the description, and its amount is the last cell. */
export function sumRow(
  { label, value }: { readonly label: string; readonly value: string },
  columns: number,
  isIndented = true,
): Content[] {
  const before = isIndented ? [''] : [];
  const span = columns - before.length - 1;
  return [
    ...before,
    { text: label, bold: true, colSpan: span },
    ...Array.from({ length: span - 1 }, () => ''),
    { text: value, bold: true, alignment: 'right', noWrap: true },
  ];
}
