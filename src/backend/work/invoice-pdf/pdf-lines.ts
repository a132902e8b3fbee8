/** The table of lines. */
import type { PrintedColumn } from '../../../domain/invoice-print/print-columns.ts';
import type { PrintedInvoice, PrintedLine } from '../../../domain/invoice-print/printed-invoice.ts';
import { type Content, muted } from '../pdf/pdf-style.ts';
import { type FittedLines, fitLines, positionWidth } from './fit-lines.ts';
import { body, type Paper, ruled, small, strong, sumRow } from './pdf-table.ts';

export function layOutLines(print: PrintedInvoice, paper: Paper): Content {
  const { columns, lines, style } = print;
  const fitted = fitLines(print, paper);
  const head = columns.map((column): Content => {
    const size = column.id === 'description' ? body.size : fitted.size;
    const text = fitted.fit(column.label, column.id, { size });
    return { text, color: muted, alignment: alignmentOf(column), ...sizeOf(fitted, column) };
  });
  return {
    table: {
      headerRows: 1,
      dontBreakRows: fitted.keepsRows,
      widths: columns.map(({ id }) =>
        id === 'position' ? positionWidth : id === 'description' ? '*' : 'auto',
      ),
      body: [head, ...lines.flatMap((line) => lineRows(line, columns, fitted))],
    },
    layout: ruled(columns.length, style),
  };
}

function lineRows(line: PrintedLine, columns: readonly PrintedColumn[], fitted: FittedLines): Content[][] {
  const row = columns.map((column) => lineCell(line, column, fitted));
  const rows = line.subtotal === undefined ? [row] : [row, subtotalRow(line.subtotal, columns, fitted)];
  if (line.heading === undefined) return rows;
  const heading: Content = {
    text: fitted.fitAcross(line.heading, strong),
    bold: true,
    colSpan: columns.length,
    margin: [0, 6, 0, 0],
  };
  return [[heading, ...columns.slice(1).map(() => '')], ...rows];
}

function subtotalRow(
  { label, value }: NonNullable<PrintedLine['subtotal']>,
  columns: readonly PrintedColumn[],
  fitted: FittedLines,
): Content[] {
  const isIndented = columns[0]?.id === 'position';
  const text = fitted.fitAcross(label, strong);
  const net = fitted.breaksFigures ? fitted.fit(value, 'net', { size: fitted.size, bold: true }) : value;
  const row = sumRow({ label: text, value: net }, columns.length, isIndented);
  const amount = row.pop();
  const added = { ...sizeOf(fitted, { id: 'net' }), ...(fitted.breaksFigures && { noWrap: false }) };
  return [...row, typeof amount === 'object' ? { ...amount, ...added } : ''];
}

function lineCell(line: PrintedLine, column: PrintedColumn, fitted: FittedLines): Content {
  if (column.id !== 'description') return figureCell(line[column.id], column, fitted);
  const text = fitted.fit(line.description, 'description', body);
  if (line.details.length === 0) return { text, alignment: 'left', noWrap: false };
  const details = line.details.map((detail) => ({
    text: fitted.fit(detail, 'description', small),
    fontSize: small.size,
    color: muted,
  }));
  return { stack: [text, ...details] };
}

function figureCell(figure: string, column: PrintedColumn, fitted: FittedLines): Content {
  const isWhole = column.isFigure && !fitted.breaksFigures;
  const text =
    isWhole || column.id === 'position' ? figure : fitted.fit(figure, column.id, { size: fitted.size });
  return { text, alignment: alignmentOf(column), noWrap: isWhole, ...sizeOf(fitted, column) };
}

/** Said only where it is not that of the page. */
function sizeOf({ size }: FittedLines, { id }: Pick<PrintedColumn, 'id'>): { readonly fontSize?: number } {
  return size === body.size || id === 'description' ? {} : { fontSize: size };
}

function alignmentOf({ isFigure }: PrintedColumn): 'left' | 'right' {
  return isFigure ? 'right' : 'left';
}
