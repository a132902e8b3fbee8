/** A page as one HTML file: no script, nothing loaded from anywhere, fit to be printed. */
import type { Block, Inline, Line, Page } from './document.ts';
import { visibleText } from './visible-text.ts';
import { findWebAddress } from './web-address.ts';

/** Colours of the reader's own theme, and black on white on paper. */
const style = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 2rem 1rem; }
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 0.5rem; overflow-wrap: anywhere; }
h1 { margin-top: 0; }
h2 { border-bottom: 1px solid; padding-bottom: 0.25rem; }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere; }
p, li, td { overflow-wrap: break-word; }
table { border-collapse: collapse; margin: 0.5rem 0 1rem; width: 100%; }
th, td { border: 1px solid color-mix(in srgb, currentColor 35%, transparent); padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10pt; max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  a { color: inherit; }
}`;

export function writeHtml(page: Page, title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(visibleText(title))}</title>
<style>${style}
</style>
</head>
<body>
<main>
${page.map(writeBlock).join('\n')}
</main>
</body>
</html>
`;
}

function writeBlock(block: Block): string {
  if (block.kind === 'heading') return `<h${block.level}>${writeLine(block.line)}</h${block.level}>`;
  if (block.kind === 'paragraph') return `<p>${writeLine(block.line)}</p>`;
  if (block.kind === 'list') {
    const tag = block.ordered ? 'ol' : 'ul';
    const items = block.items.map((item) => `<li>${writeLine(item)}</li>`);
    return `<${tag}>\n${items.join('\n')}\n</${tag}>`;
  }
  const { head, rows } = block;
  const columns = head.map(
    ({ title, isNumber }) => `<th scope="col"${classOf(isNumber)}>${escapeHtml(title)}</th>`,
  );
  const body = rows.map((row) => {
    const cells = row.map((cell, index) => `<td${classOf(head[index]?.isNumber)}>${writeLine(cell)}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>\n<thead><tr>${columns.join('')}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

function classOf(isNumber: boolean | undefined): string {
  return isNumber === true ? ' class="number"' : '';
}

function writeLine(line: Line): string {
  return line.map(writeInline).join('');
}

function writeInline(inline: Inline): string {
  if (typeof inline === 'string') return escapeHtml(visibleText(inline));
  const text = escapeHtml(visibleText(inline.text));
  if (inline.kind === 'code') return `<code>${text}</code>`;
  if (inline.kind === 'strong') return `<strong>${text}</strong>`;
  const address = findWebAddress(inline.href);
  return address === undefined ? text : `<a href="${escapeHtml(address)}" rel="noreferrer">${text}</a>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
