/** The printed invoice as pages: what preview and HTML show, in the same order and words. */
import type { PrintedAnnex } from '../../../domain/invoice-print/print-annex.ts';
import type { PrintedColumn } from '../../../domain/invoice-print/print-columns.ts';
import type { PrintedLogo, PrintedStyle } from '../../../domain/invoice-print/print-style.ts';
import type { PrintedInvoice, PrintedLine } from '../../../domain/invoice-print/printed-invoice.ts';
import { type Content, contentWidth, ink, muted, rule } from '../pdf/pdf-style.ts';
import { layOutFooter, type MeasureText } from './pdf-footer.ts';

export interface PdfParts {
  /** Printed across the page: a draft is no invoice. */
  readonly mark?: string | undefined;
  /** The logo of the print in Base64. */
  readonly logo?: string | undefined;
  readonly measureFooter: MeasureText;
}

/** Points of a millimetre. */
const pt = 72 / 25.4;

export function layOutPdf(
  print: PrintedInvoice,
  { mark, logo, measureFooter }: PdfParts,
): Readonly<Record<string, unknown>> {
  const footer = layOutFooter(print, measureFooter);
  return {
    pageSize: 'A4',
    // DIN 5008: 25 mm to the left, 20 mm to the right; the footer stands in the margin below.
    pageMargins: [71, 45, 57, footer.bottomMargin],
    defaultStyle: { font: 'DejaVu', fontSize: 9, lineHeight: 1.25, color: ink },
    ...(mark === undefined ? {} : { watermark: { text: mark, opacity: 0.08, bold: true } }),
    content: [
      ...(print.style.logo === undefined || logo === undefined ? [] : [logoImage(print.style.logo, logo)]),
      sender(print),
      parties(print),
      title(print),
      lines(print),
      sums(print),
      ...print.closing.map(closing),
      ...paymentCode(print),
      ...(print.annex === undefined ? [] : annex(print.annex, print.style)),
    ],
    footer: (page: number, pages: number) => footer.content(`${page} / ${pages}`),
  };
}

/** In points, as large as its height allows and the page is wide. */
function logoImage({ type, alignment, heightMm }: PrintedLogo, content: string): Content {
  return {
    image: `data:${type};base64,${content}`,
    fit: [contentWidth, heightMm * pt],
    alignment,
    margin: [0, 0, 0, 16],
  };
}

/** Text in the accent colour, where it can be read. */
function accented({ text }: PrintedStyle): { readonly color?: string } {
  return text === undefined ? {} : { color: text };
}

function sender({ sender: { name, address }, style }: PrintedInvoice): Content {
  return {
    columns: [
      { text: name, bold: true, width: 'auto', ...accented(style) },
      { text: address, color: muted, alignment: 'right', width: '*' },
    ],
    columnGap: 12,
    margin: [0, 0, 0, 36],
  };
}

function parties({ buyer, meta }: PrintedInvoice): Content {
  return {
    columns: [
      { stack: [...buyer], width: '*' },
      {
        width: 'auto',
        layout: 'noBorders',
        table: {
          body: meta.map(({ label, value }) => [
            { text: label, color: muted },
            { text: value, alignment: 'right' },
          ]),
        },
      },
    ],
    columnGap: 24,
    margin: [0, 0, 0, 30],
  };
}

function title({ title: name, remark, style }: PrintedInvoice): Content {
  return {
    columns: [
      { text: name, fontSize: 15, bold: true, width: '*', ...accented(style) },
      { text: remark, color: muted, alignment: 'right', width: 'auto', margin: [0, 6, 0, 0] },
    ],
    margin: [0, 0, 0, 10],
  };
}

function lines({ columns, lines: printed, style }: PrintedInvoice): Content {
  const head = columns.map(
    (column): Content => ({ text: column.label, color: muted, alignment: alignmentOf(column) }),
  );
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ id }) => (id === 'position' ? 18 : id === 'description' ? '*' : 'auto')),
      body: [head, ...printed.flatMap((line) => lineRows(line, columns))],
    },
    layout: ruled(columns.length, style),
  };
}

/** Columns between hairlines, a stronger one below their names. */
function ruled(columns: number, { rule: accent = ink }: PrintedStyle): Readonly<Record<string, unknown>> {
  return {
    hLineWidth: (index: number) => (index === 0 ? 0 : index === 1 ? 0.75 : 0.5),
    vLineWidth: () => 0,
    hLineColor: (index: number) => (index === 1 ? accent : rule),
    paddingLeft: (index: number) => (index === 0 ? 0 : 6),
    paddingRight: (index: number) => (index === columns - 1 ? 0 : 6),
    paddingTop: () => 4,
    paddingBottom: () => 4,
  };
}

function annex({ title: name, columns, rows, total }: PrintedAnnex, style: PrintedStyle): readonly Content[] {
  const head = columns.map(
    (text, index): Content => ({ text, color: muted, alignment: annexAlignment(index) }),
  );
  const body = rows.map(({ cells, details }) =>
    cells.map((text, index): Content => {
      const below =
        index === 3 ? details.map((detail) => ({ text: detail, fontSize: 7.5, color: muted })) : [];
      return below.length === 0
        ? { text, alignment: annexAlignment(index), noWrap: index === 1 || index === 4 }
        : { stack: [text, ...below] };
    }),
  );
  return [
    { text: name, fontSize: 12, bold: true, pageBreak: 'before', margin: [0, 0, 0, 10], ...accented(style) },
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: ['auto', 'auto', 'auto', '*', 'auto'],
        body: [head, ...body, sumRow(total, columns.length)],
      },
      layout: ruled(columns.length, style),
    },
  ];
}

function annexAlignment(column: number): 'left' | 'right' {
  return column === 4 ? 'right' : 'left';
}

/** Its words begin below the description, and its amount is the last cell. */
function sumRow(
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

function lineRows(line: PrintedLine, columns: readonly PrintedColumn[]): Content[][] {
  const row = columns.map((column) => lineCell(line, column));
  const isIndented = columns[0]?.id === 'position';
  const rows = line.subtotal === undefined ? [row] : [row, sumRow(line.subtotal, columns.length, isIndented)];
  if (line.heading === undefined) {
    return rows;
  }
  const heading: Content = {
    text: line.heading,
    bold: true,
    colSpan: columns.length,
    margin: [0, 6, 0, 0],
  };
  return [[heading, ...columns.slice(1).map(() => '')], ...rows];
}

function lineCell(line: PrintedLine, column: PrintedColumn): Content {
  const text = line[column.id];
  if (column.id !== 'description' || line.details.length === 0) {
    return { text, alignment: alignmentOf(column), noWrap: column.isFigure };
  }
  return { stack: [text, ...line.details.map((detail) => ({ text: detail, fontSize: 7.5, color: muted }))] };
}

function sums({ sums: rows, style }: PrintedInvoice): Content {
  const total = rows.findIndex(({ isTotal }) => isTotal);
  return {
    columns: [
      { text: '', width: '*' },
      {
        width: 'auto',
        unbreakable: true,
        table: {
          widths: [170, 'auto'],
          body: rows.map(({ label, value, isTotal }) => {
            const style = isTotal ? { bold: true, fontSize: 11 } : {};
            return [
              { text: label, ...style },
              { text: value, alignment: 'right', noWrap: true, ...style },
            ];
          }),
        },
        layout: {
          hLineWidth: (index: number) => (index === total ? 0.75 : 0),
          vLineWidth: () => 0,
          hLineColor: () => style.rule ?? ink,
          paddingLeft: () => 0,
          paddingRight: () => 0,
          paddingTop: () => 2,
          paddingBottom: () => 2,
        },
      },
    ],
    margin: [0, 10, 0, 24],
  };
}

function closing(text: string): Content {
  return { text, margin: [0, 0, 0, 4] };
}

/** EPC069-12: error correction M. Modules are whole points: of 0.7 mm, and 0.35 mm where a code has more than 55 of them. */
function paymentCode({ paymentCode: code }: PrintedInvoice): readonly Content[] {
  if (code === undefined) return [];
  return [
    {
      unbreakable: true,
      columns: [
        { qr: code.payload, eccLevel: 'M', mode: 'octet', fit: 110, width: 'auto' },
        { text: code.caption, color: muted, width: '*', margin: [0, 32, 0, 0] },
      ],
      columnGap: 10,
      margin: [0, 10, 0, 0],
    },
  ];
}

function alignmentOf({ isFigure }: PrintedColumn): 'left' | 'right' {
  return isFigure ? 'right' : 'left';
}
