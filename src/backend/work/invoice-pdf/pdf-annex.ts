/** The annex: the entries behind the lines, on pages of their own. */
import type { PrintedAnnex } from '../../../domain/invoice-print/print-annex.ts';
import type { PrintedStyle } from '../../../domain/invoice-print/print-style.ts';
import { breakWords, heightOf, type Printed, shareWidths, widestPiece } from '../pdf/fit-text.ts';
import { type Content, contentWidth, muted } from '../pdf/pdf-style.ts';
import {
  accented,
  body,
  cellGap,
  mayKeepRows,
  type Paper,
  ruled,
  small,
  strong,
  sumRow,
} from './pdf-table.ts';

const person = 2;
const work = 3;

export function layOutAnnex(annex: PrintedAnnex, style: PrintedStyle, paper: Paper): readonly Content[] {
  const { title, columns, total } = annex;
  const head = columns.map((text, index): Content => ({ text, color: muted, alignment: alignmentOf(index) }));
  const widths = widthsOf(annex, paper);
  return [
    { text: title, fontSize: 12, bold: true, pageBreak: 'before', margin: [0, 0, 0, 10], ...accented(style) },
    {
      table: {
        headerRows: 1,
        dontBreakRows: keepsRows(annex, paper),
        widths: ['auto', 'auto', 'auto', '*', 'auto'],
        body: [head, ...rowsOf(annex, widths, paper), sumRow(total, columns.length)],
      },
      layout: ruled(columns.length, style),
    },
  ];
}

type Texts = readonly (readonly Printed[])[];

/** By column: its name, what each entry says, and what stands below that. */
function textsOf({ columns, rows, total }: PrintedAnnex): Texts {
  return columns.map((name, at) => [
    { text: name, font: body },
    ...rows.map(({ cells }) => ({ text: cells[at] ?? '', font: body })),
    ...(at === work ? rows.flatMap(({ details }) => details.map((text) => ({ text, font: small }))) : []),
    ...(at === 4 ? [{ text: total.value, font: strong }] : []),
  ]);
}

/** Points that person and work get beside days and hours, which stay whole. */
function widthsOf(annex: PrintedAnnex, { measure }: Paper): ReadonlyMap<number, number> {
  const texts = textsOf(annex);
  const whole = [0, 1, 4].map((at) =>
    Math.max(0, ...(texts[at] ?? []).map(({ text, font }) => measure(text, font))),
  );
  const rest = contentWidth - 4 * cellGap - whole.reduce((sum, width) => sum + width, 0);
  const wanted = [person, work].map((at) => widestPiece(texts[at] ?? [], measure));
  const [forPerson = 0, forWork = 0] = shareWidths(wanted, rest);
  return new Map([
    [person, forPerson],
    [work, forWork],
  ]);
}

/** Measured in columns that are narrower than those of any annex, so that no row is higher than that. */
function keepsRows({ columns, rows }: PrintedAnnex, paper: Paper): boolean {
  // A column that others squeeze is still as wide as its name.
  const squeezed = paper.measure(columns[person] ?? '', body);
  const heights = rows.map(({ cells, details }) => {
    const below = details.map((text) => ({ text, font: small }));
    const texts = [{ text: cells[work], font: body }, ...below];
    return Math.max(
      heightOf(texts, contentWidth / 3, paper.measure),
      heightOf([{ text: cells[person], font: body }], squeezed, paper.measure),
    );
  });
  return mayKeepRows(heights, paper);
}

function rowsOf(
  { rows }: PrintedAnnex,
  widths: ReadonlyMap<number, number>,
  { measure }: Paper,
): Content[][] {
  const fitCell = (printed: Printed, column: number) => {
    const width = widths.get(column);
    return width === undefined ? printed.text : breakWords(printed, width, measure);
  };
  return rows.map(({ cells, details }) =>
    cells.map((said, index): Content => {
      const text = fitCell({ text: said, font: body }, index);
      const below = index === work ? details : [];
      if (below.length === 0)
        return { text, alignment: alignmentOf(index), noWrap: index === 1 || index === 4 };
      const smaller = below.map((detail) => ({
        text: fitCell({ text: detail, font: small }, index),
        fontSize: small.size,
        color: muted,
      }));
      return { stack: [text, ...smaller] };
    }),
  );
}

function alignmentOf(column: number): 'left' | 'right' {
  return column === 4 ? 'right' : 'left';
}
