/** A page as Markdown. */
import { codeSpan, escapeMarkdown } from '../../../../platform/markdown.ts';
import type { Block, Inline, Line, Page } from './document.ts';
import { visibleText } from './visible-text.ts';
import { findWebAddress } from './web-address.ts';

export function writeMarkdown(page: Page): string {
  return `${page.map(writeBlock).join('\n\n')}\n`;
}

function writeBlock(block: Block): string {
  if (block.kind === 'heading') return `${'#'.repeat(block.level)} ${writeLine(block.line)}`;
  if (block.kind === 'paragraph') return writeLine(block.line);
  if (block.kind === 'list') {
    const mark = (index: number): string => (block.ordered ? `${index + 1}.` : '-');
    return block.items.map((item, index) => `${mark(index)} ${writeLine(item)}`).join('\n');
  }
  const { head, rows } = block;
  return [
    writeRow(head.map(({ title }) => escapeText(title))),
    `|${head.map(({ isNumber }) => (isNumber === true ? '---:' : '---')).join('|')}|`,
    ...rows.map((row) => writeRow(row.map((line) => writeLine(line, { isCell: true })))),
  ].join('\n');
}

function writeRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function writeLine(line: Line, place = { isCell: false }): string {
  return line.map((inline) => writeInline(inline, place)).join('');
}

function writeInline(inline: Inline, place: { readonly isCell: boolean }): string {
  if (typeof inline === 'string') return escapeText(visibleText(inline));
  const text = visibleText(inline.text);
  if (inline.kind === 'code') return codeSpan(text, place);
  // Beside a blank, the stars would be stars (CommonMark 6.2).
  if (inline.kind === 'strong') return text.trim() === '' ? '' : `**${escapeText(text.trim())}**`;
  const address = findWebAddress(inline.href);
  return address === undefined ? escapeText(text) : `[${escapeText(text)}](${address})`;
}

/** What marks nothing up where it stands is left as it is: people read the source, too. Each of these has its own backslash. */
function escapeText(text: string): string {
  return escapeMarkdown(text).replaceAll(/\\(:(?= )|[()])|(?<=\w)\\(-)(?=\w)/g, '$1$2');
}
