/** The printed invoice as one HTML file that needs nothing else: for a browser, a mail, an archive. */
import type { PrintedAnnex, PrintedAnnexRow } from './print-annex.ts';
import type { PrintedColumn } from './print-columns.ts';
import type { PrintedStyle } from './print-style.ts';
import type { PrintedInvoice, PrintedLine } from './printed-invoice.ts';

/** A QR code as SVG path data, one unit a module. */
export interface HtmlCode {
  readonly size: number;
  readonly path: string;
}

export interface HtmlParts {
  readonly title: string;
  /** Draws the payment code of the print. */
  readonly code?: HtmlCode | undefined;
  /** The logo of the print in Base64. */
  readonly logo?: string | undefined;
}

/** No script, no outside address; prints on A4. */
export function invoiceHtml(print: PrintedInvoice, { title, code, logo }: HtmlParts): string {
  return `<!doctype html>
<html lang="${escapeHtml(print.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${styles}${ownStyles(print)}</style>
</head>
<body>
<main>
${logoImage(print.style, logo)}<p class="sender"><strong>${escapeHtml(print.sender.name)}</strong> <span>${escapeHtml(print.sender.address)}</span></p>
<div class="parties">
<p>${print.buyer.map(escapeHtml).join('<br>')}</p>
<dl class="meta">${print.meta.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>
</div>
<div class="title"><h1>${escapeHtml(print.title)}</h1><p>${escapeHtml(print.remark)}</p></div>
<table>
<thead><tr>${print.columns.map(({ label, isFigure }) => `<th scope="col"${isFigure ? ' class="num"' : ''}>${escapeHtml(label)}</th>`).join('')}</tr></thead>
<tbody>
${print.lines.map((line) => lineRows(line, print.columns)).join('\n')}
</tbody>
</table>
<dl class="sums">${print.sums.map(({ label, value, isTotal }) => `<dt${isTotal ? ' class="total"' : ''}>${escapeHtml(label)}</dt><dd${isTotal ? ' class="total"' : ''}>${escapeHtml(value)}</dd>`).join('')}</dl>
${print.closing.map((text) => `<p class="closing">${escapeHtml(text)}</p>`).join('\n')}${codeFigure(print, code)}
</main>
<footer>${[...print.footer, ...print.footerTexts].map((lines) => `<p>${lines.map(escapeHtml).join('<br>')}</p>`).join('')}</footer>
${print.annex === undefined ? '' : annexHtml(print.annex)}</body>
</html>
`;
}

function codeFigure({ paymentCode }: PrintedInvoice, code: HtmlCode | undefined): string {
  if (paymentCode === undefined || code === undefined) return '';
  const caption = escapeHtml(paymentCode.caption);
  return `\n<figure class="code"><svg viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label="${caption}" shape-rendering="crispEdges"><path d="${code.path}"/></svg><figcaption>${caption}</figcaption></figure>`;
}

function logoImage({ logo }: PrintedStyle, content: string | undefined): string {
  if (logo === undefined || content === undefined) return '';
  return `<p class="logo"><img src="data:${logo.type};base64,${content}" alt="${escapeHtml(logo.name)}"></p>\n`;
}

function lineRows(line: PrintedLine, columns: readonly PrintedColumn[]): string {
  const heading =
    line.heading === undefined
      ? ''
      : `<tr class="group"><th colspan="${columns.length}" scope="colgroup">${escapeHtml(line.heading)}</th></tr>`;
  const cells = columns.map((column) => lineCell(line, column)).join('');
  const before = columns[0]?.id === 'position' ? '<td></td>' : '';
  const span = columns.length - (before === '' ? 1 : 2);
  const subtotal =
    line.subtotal === undefined
      ? ''
      : `<tr class="subtotal">${before}<td${span > 1 ? ` colspan="${span}"` : ''}>${escapeHtml(line.subtotal.label)}</td><td class="num">${escapeHtml(line.subtotal.value)}</td></tr>`;
  return `${heading}<tr>${cells}</tr>${subtotal}`;
}

function lineCell(line: PrintedLine, { id, isFigure }: PrintedColumn): string {
  const details =
    id === 'description'
      ? line.details.map((text) => `<div class="detail">${escapeHtml(text)}</div>`).join('')
      : '';
  return `<td${isFigure ? ' class="num"' : ''}>${escapeHtml(line[id])}${details}</td>`;
}

function annexHtml({ title, columns, rows, total }: PrintedAnnex): string {
  return `<section class="annex">
<h2>${escapeHtml(title)}</h2>
<table>
<thead><tr>${columns.map((name, index) => `<th scope="col"${index === 4 ? ' class="num"' : ''}>${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(annexRow).join('\n')}
<tr class="subtotal"><td></td><td colspan="3">${escapeHtml(total.label)}</td><td class="num">${escapeHtml(total.value)}</td></tr>
</tbody>
</table>
</section>
`;
}

function annexRow({ cells: [line, date, person, work, hours], details }: PrintedAnnexRow): string {
  const below = details.map((text) => `<div class="detail">${escapeHtml(text)}</div>`).join('');
  return `<tr><td>${line}</td><td class="day">${escapeHtml(date)}</td><td>${escapeHtml(person)}</td><td>${escapeHtml(work)}${below}</td><td class="num">${escapeHtml(hours)}</td></tr>`;
}

/** Only where they are used: a document of before is printed byte for byte as it was. */
const groupStyles = `
.subtotal td { font-weight: 600; }
`;
const annexStyles = `
.subtotal td { font-weight: 600; }
.annex { break-before: page; margin-top: 48px; }
.annex h2 { margin: 0 0 16px; font-size: 16px; line-height: 24px; font-weight: 600; }
.annex .day { white-space: nowrap; }
`;

function ownStyles({ annex, lines, style, footerTexts }: PrintedInvoice): string {
  const hasSums = lines.some(({ subtotal }) => subtotal !== undefined);
  const ofLines = annex === undefined ? (hasSums ? groupStyles : '') : annexStyles;
  return ofLines + lookStyles(style) + (footerTexts.length > 0 ? footerStyles : '');
}

/** `#rrggbb` of a look that was checked, so that nothing of it can end the style. */
function lookStyles({ logo, rule, text }: PrintedStyle): string {
  const ofLogo =
    logo &&
    `.logo { margin: 0 0 20px; text-align: ${logo.alignment}; line-height: 0; }
.logo img { max-width: 100%; max-height: ${logo.heightMm}mm; height: ${logo.heightMm}mm; object-fit: contain; object-position: ${logo.alignment}; print-color-adjust: exact; }
`;
  const ofRules = rule && `thead th, .sums .total { border-color: ${rule}; }\n`;
  const ofText = text && `h1, .annex h2, .sender strong { color: ${text}; }\n`;
  return [ofLogo, ofRules, ofText].filter((part) => part !== undefined).join('');
}

const footerStyles = `footer { row-gap: 8px; }
footer p:nth-child(4):last-child { grid-column: 1 / -1; }
`;

const styles = `
@page { size: A4; margin: 18mm 20mm; }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 3rem; color: #1a1a1a; background: #fff; font: 13px/20px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
p, dl, h1 { margin: 0; }
.sender { display: flex; gap: 8px 24px; flex-wrap: wrap; justify-content: space-between; }
.sender span, .meta dt, .title p, th, .detail, footer { color: #5c5c5c; }
.parties { display: grid; grid-template-columns: 1fr auto; gap: 24px; margin: 20px 0 24px; }
.meta { display: grid; grid-template-columns: auto auto; gap: 0 16px; align-content: start; }
.meta dd, .sums dd { margin: 0; text-align: right; }
.title { display: flex; align-items: baseline; justify-content: space-between; margin-bottom: 16px; }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { padding: 0 8px 4px; border-bottom: 1px solid #1a1a1a; text-align: left; font-weight: 400; }
td { padding: 6px 8px; vertical-align: top; border-bottom: 1px solid #d9d9d9; }
:is(th, td):first-child { padding-left: 0; }
:is(th, td):last-child { padding-right: 0; }
.num { text-align: right; white-space: nowrap; }
.group th { padding-top: 12px; color: #1a1a1a; font-weight: 600; border-bottom: 1px solid #d9d9d9; }
.detail { font-size: 11px; line-height: 16px; white-space: pre-line; }
.sums { width: 20rem; max-width: 100%; margin: 12px 0 32px auto; display: grid; grid-template-columns: 1fr auto; gap: 2px 8px; break-inside: avoid; }
.sums .total { font-weight: 600; border-top: 1px solid #1a1a1a; padding-top: 6px; margin-top: 4px; font-size: 16px; line-height: 24px; }
.closing { white-space: pre-line; margin-top: 4px; }
.code { display: flex; align-items: center; gap: 8px; margin: 16px 0 0 -10px; color: #5c5c5c; break-inside: avoid; }
.code svg { width: 104px; height: 104px; background: #fff; fill: #000; print-color-adjust: exact; }
footer { margin-top: 48px; border-top: 1px solid #d9d9d9; padding-top: 8px; display: grid; grid-template-columns: 1fr 1fr auto; gap: 24px; font-size: 11px; line-height: 16px; }
@media print { body { padding: 0; max-width: none; } }
@media (max-width: 40rem) { body { padding: 1rem; } .parties, footer { grid-template-columns: 1fr; } }
`;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}
