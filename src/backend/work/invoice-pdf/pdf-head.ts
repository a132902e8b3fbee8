/** What stands above the lines: logo, seller, buyer, the facts of the invoice and its title. */
import type { PrintedLogo } from '../../../domain/invoice-print/print-style.ts';
import type { PrintedInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { breakWords, type Printed, shareWidths, widestPiece } from '../pdf/fit-text.ts';
import { type Content, contentWidth, muted } from '../pdf/pdf-style.ts';
import { accented, body, type Paper, strong } from './pdf-table.ts';

/** Points of a millimetre. */
const pt = 72 / 25.4;
const senderGap = 12;
const partyGap = 24;
/** Between caption and value, as pdfmake's layout without borders has it. */
const metaGap = 8;

/** In points, as large as its height allows and the page is wide. */
export function logoImage({ type, alignment, heightMm }: PrintedLogo, content: string): Content {
  return {
    image: `data:${type};base64,${content}`,
    fit: [contentWidth, heightMm * pt],
    alignment,
    margin: [0, 0, 0, 16],
  };
}

export function sender({ sender: { name, address }, style }: PrintedInvoice, { measure }: Paper): Content {
  const texts: readonly Printed[] = [
    { text: name, font: strong },
    { text: address, font: body },
  ];
  const wanted = texts.map((one) => widestPiece([one], measure));
  const widths = shareWidths(wanted, contentWidth - senderGap);
  const [left, right] = texts.map((one, at) => breakWords(one, widths[at] ?? 0, measure));
  return {
    columns: [
      { text: left, bold: true, width: 'auto', ...accented(style) },
      { text: right, color: muted, alignment: 'right', width: '*' },
    ],
    columnGap: senderGap,
    margin: [0, 0, 0, 36],
  };
}

export function parties({ buyer, meta }: PrintedInvoice, { measure }: Paper): Content {
  const print = (text: string): Printed => ({ text, font: body });
  const columns = [buyer, meta.map(({ label }) => label), meta.map(({ value }) => value)];
  const wanted = columns.map((texts) => widestPiece(texts.map(print), measure));
  const [left = 0, middle = 0, right = 0] = shareWidths(wanted, contentWidth - partyGap - metaGap);
  return {
    columns: [
      { stack: buyer.map((text) => breakWords(print(text), left, measure)), width: '*' },
      {
        width: 'auto',
        layout: 'noBorders',
        table: {
          body: meta.map(({ label, value }) => [
            { text: breakWords(print(label), middle, measure), color: muted },
            { text: breakWords(print(value), right, measure), alignment: 'right' },
          ]),
        },
      },
    ],
    columnGap: partyGap,
    margin: [0, 0, 0, 30],
  };
}

export function title({ title: name, remark, style }: PrintedInvoice): Content {
  return {
    columns: [
      { text: name, fontSize: 15, bold: true, width: '*', ...accented(style) },
      { text: remark, color: muted, alignment: 'right', width: 'auto', margin: [0, 6, 0, 0] },
    ],
    margin: [0, 0, 0, 10],
  };
}
