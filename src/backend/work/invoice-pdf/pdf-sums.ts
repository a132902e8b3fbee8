/** The sums below the lines, whole on one page where they fit on one. */
import type { PrintedInvoice, PrintedSum } from '../../../domain/invoice-print/printed-invoice.ts';
import { breakWords, type FontStyle, heightOf } from '../pdf/fit-text.ts';
import { type Content, ink } from '../pdf/pdf-style.ts';
import { body, type Paper } from './pdf-table.ts';

const labelWidth = 170;
const padding = 2;

export function layOutSums({ sums: rows, style }: PrintedInvoice, paper: Paper): Content {
  const total = rows.findIndex(({ isTotal }) => isTotal);
  return {
    columns: [
      { text: '', width: '*' },
      {
        width: 'auto',
        ...keptWhole(rows, paper),
        table: {
          ...(keptWhole(rows, paper).unbreakable ? {} : { dontBreakRows: true }),
          widths: [labelWidth, 'auto'],
          body: rows.map((row) => sumCells(row, paper)),
        },
        layout: {
          hLineWidth: (index: number) => (index === total ? 0.75 : 0),
          vLineWidth: () => 0,
          hLineColor: () => style.rule ?? ink,
          paddingLeft: () => 0,
          paddingRight: () => 0,
          paddingTop: () => padding,
          paddingBottom: () => padding,
        },
      },
    ],
    margin: [0, 10, 0, 24],
  };
}

function sumCells({ label, value, isTotal }: PrintedSum, { measure }: Paper): Content[] {
  const style = isTotal ? { bold: true, fontSize: 11 } : {};
  const text = breakWords({ text: label, font: fontOf({ isTotal }) }, labelWidth, measure);
  return [
    { text, ...style },
    { text: value, alignment: 'right', noWrap: true, ...style },
  ];
}

function fontOf({ isTotal }: Pick<PrintedSum, 'isTotal'>): FontStyle {
  return isTotal ? { size: 11, bold: true } : body;
}

function keptWhole(rows: readonly PrintedSum[], { measure, height }: Paper): { readonly unbreakable?: true } {
  const heights = rows.map(
    ({ label, isTotal }) =>
      heightOf([{ text: label, font: fontOf({ isTotal }) }], labelWidth, measure) + 2 * padding,
  );
  return heights.reduce((sum, row) => sum + row, 0) <= height ? { unbreakable: true } : {};
}
