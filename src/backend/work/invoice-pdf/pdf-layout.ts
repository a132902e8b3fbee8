/** The printed invoice as pages: what preview and HTML show, in the same order and words. */
import type { PrintedAnnex } from '../../../domain/invoice-print/print-annex.ts';
import type { PrintedInvoice, PrintedLine } from '../../../domain/invoice-print/printed-invoice.ts';

/** What pdfmake lays out: text, or an object of its document definition. */
type Content = string | Readonly<Record<string, unknown>>;

const muted = '#5c5c5c';
const rule = '#d9d9d9';
const ink = '#1a1a1a';

/** `mark` is printed across the page: a draft is no invoice. */
export function layOutPdf(
  print: PrintedInvoice,
  { mark }: { readonly mark?: string | undefined },
): Readonly<Record<string, unknown>> {
  return {
    pageSize: 'A4',
    // DIN 5008: 25 mm to the left, 20 mm to the right; the footer stands in the margin below.
    pageMargins: [71, 45, 57, 110],
    defaultStyle: { font: 'DejaVu', fontSize: 9, lineHeight: 1.25, color: ink },
    ...(mark === undefined ? {} : { watermark: { text: mark, opacity: 0.08, bold: true } }),
    content: [
      sender(print),
      parties(print),
      title(print),
      lines(print),
      sums(print),
      ...print.closing.map(closing),
      ...paymentCode(print),
      ...(print.annex === undefined ? [] : annex(print.annex)),
    ],
    footer: (page: number, pages: number) => footer(print, `${page} / ${pages}`),
  };
}

function sender({ sender: { name, address } }: PrintedInvoice): Content {
  return {
    columns: [
      { text: name, bold: true, width: 'auto' },
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

function title({ title: name, remark }: PrintedInvoice): Content {
  return {
    columns: [
      { text: name, fontSize: 15, bold: true, width: '*' },
      { text: remark, color: muted, alignment: 'right', width: 'auto', margin: [0, 6, 0, 0] },
    ],
    margin: [0, 0, 0, 10],
  };
}

function lines({ columns, lines: printed }: PrintedInvoice): Content {
  const head = columns.map((text, index): Content => ({ text, color: muted, alignment: alignmentOf(index) }));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [18, '*', 'auto', 'auto', 'auto'],
      body: [head, ...printed.flatMap(lineRows)],
    },
    layout: ruled,
  };
}

/** Five columns between hairlines, a stronger one below their names. */
const ruled = {
  hLineWidth: (index: number) => (index === 0 ? 0 : index === 1 ? 0.75 : 0.5),
  vLineWidth: () => 0,
  hLineColor: (index: number) => (index === 1 ? ink : rule),
  paddingLeft: (index: number) => (index === 0 ? 0 : 6),
  paddingRight: (index: number) => (index === 4 ? 0 : 6),
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

function annex({ title: name, columns, rows, total }: PrintedAnnex): readonly Content[] {
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
    { text: name, fontSize: 12, bold: true, pageBreak: 'before', margin: [0, 0, 0, 10] },
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: ['auto', 'auto', 'auto', '*', 'auto'],
        body: [head, ...body, sumRow(total)],
      },
      layout: ruled,
    },
  ];
}

function annexAlignment(column: number): 'left' | 'right' {
  return column === 4 ? 'right' : 'left';
}

function sumRow({ label, value }: { readonly label: string; readonly value: string }): Content[] {
  return [
    '',
    { text: label, bold: true, colSpan: 3 },
    '',
    '',
    { text: value, bold: true, alignment: 'right', noWrap: true },
  ];
}

function lineRows(line: PrintedLine): Content[][] {
  const details = line.details.map((text) => ({ text, fontSize: 7.5, color: muted }));
  const description = details.length === 0 ? line.description : { stack: [line.description, ...details] };
  const cells = [line.position, description, line.quantity, line.price, line.net];
  const row = cells.map(
    (cell, index): Content =>
      typeof cell === 'string' ? { text: cell, alignment: alignmentOf(index), noWrap: index > 1 } : cell,
  );
  const rows = line.subtotal === undefined ? [row] : [row, sumRow(line.subtotal)];
  if (line.heading === undefined) {
    return rows;
  }
  const heading: Content = { text: line.heading, bold: true, colSpan: 5, margin: [0, 6, 0, 0] };
  return [[heading, '', '', '', ''], ...rows];
}

function sums({ sums: rows }: PrintedInvoice): Content {
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
          hLineColor: () => ink,
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

function footer({ footer: columns }: PrintedInvoice, pages: string): Content {
  return {
    margin: [71, 20, 57, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 467, y2: 0, lineWidth: 0.5, lineColor: rule }] },
      {
        margin: [0, 6, 0, 0],
        fontSize: 7,
        color: muted,
        columns: [
          ...columns.map((text) => ({ stack: [...text], width: '*' })),
          { text: pages, width: 'auto', alignment: 'right' },
        ],
        columnGap: 12,
      },
    ],
  };
}

function alignmentOf(column: number): 'left' | 'right' {
  return column > 1 ? 'right' : 'left';
}
