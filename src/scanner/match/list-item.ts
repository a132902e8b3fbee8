import { parentOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * An item of a list with the comma and the blanks that go when it is taken out. A comment that stands between it and its
 * neighbours stays, save one behind it on its own line.
 */
export function itemSpan(syntax: Syntax, item: number, items: readonly number[]): Span {
  const position = items.indexOf(item);
  const before = items[position - 1];
  const after = items[position + 1];
  const from = syntax.start[item] ?? 0;
  const to = syntax.end[item] ?? 0;
  const list = parentOf(syntax, item);
  const first = syntax.end[before ?? none] ?? syntax.start[list] ?? from;
  const last = syntax.start[after ?? none] ?? syntax.end[list] ?? to;
  if (hasComment(syntax, { from: first, to: last })) return withoutNeighbours(syntax, { from, to });
  if (after !== undefined) return { from, to: syntax.start[after] ?? to };
  if (before === undefined) return { from, to: to + trailingComma(syntax.text, to) };
  return { from: syntax.end[before] ?? from, to };
}

function hasComment(syntax: Syntax, { from, to }: Span): boolean {
  return syntax.comments.some((node) => (syntax.start[node] ?? 0) >= from && (syntax.end[node] ?? 0) <= to);
}

/** The item with its comma: with its lines where nothing else is on them, else with the blanks behind it. */
function withoutNeighbours(syntax: Syntax, { from, to }: Span): Span {
  const { text } = syntax;
  const end = endOfOwn(syntax, to + trailingComma(text, to));
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const rest = /[ \t]*\r?(?:\n|$)/y;
  rest.lastIndex = end;
  const lineEnd = rest.exec(text)?.[0].length;
  if (lineEnd !== undefined && text.slice(lineStart, from).trim() === '')
    return { from: lineStart, to: end + lineEnd };
  const blanks = /[ \t]*/y;
  blanks.lastIndex = end;
  return { from, to: end + (lineEnd === undefined ? (blanks.exec(text)?.[0].length ?? 0) : 0) };
}

/** Behind the comment that ends the item's line, where there is one. */
function endOfOwn(syntax: Syntax, end: number): number {
  const { text } = syntax;
  const own = syntax.comments.find((node) => {
    const start = syntax.start[node] ?? 0;
    return start >= end && text.slice(end, start).trim() === '' && !text.slice(end, start).includes('\n');
  });
  const close = own === undefined ? end : (syntax.end[own] ?? end);
  return /^[ \t]*(?:\r?\n|$)/.test(text.slice(close, close + 400)) ? close : end;
}

function trailingComma(text: string, at: number): number {
  return /^\s*,/.exec(text.slice(at, at + 20))?.[0].length ?? 0;
}
