/**
 * Places in a text: the API counts code units, the editor lines and characters. Counted from the text as it was saved:
 * the editor gives all lines of a document the same end. Pure.
 */

export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

const lineEnd = /\r\n|\r|\n/g;

/** Start of each line. */
function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(lineEnd), ({ 0: end, index }) => index + end.length)];
}

export function positionAt(text: string, offset: number): TextPosition {
  const starts = lineStarts(text);
  const line = Math.max(
    0,
    starts.findLastIndex((start) => start <= offset),
  );
  return { line, character: offset - (starts[line] ?? 0) };
}

/** A place beyond a line is its end, one beyond the text the text's. */
export function offsetAt(text: string, { line, character }: TextPosition): number {
  const start = lineStarts(text)[line];
  return start === undefined ? text.length : Math.min(start + character, endOfLine(text, start));
}

function endOfLine(text: string, start: number): number {
  const length = text.slice(start).search(/[\r\n]/);
  return length < 0 ? text.length : start + length;
}

/** What a comment is about: the selection, or without one the whole line; without blanks at its ends. Undefined: nothing. */
export function passageAt(text: string, from: TextPosition, to: TextPosition): TextSpan | undefined {
  const start = offsetAt(text, from);
  const end = offsetAt(text, to);
  if (start !== end) return trimmed(text, { start, end });
  const line = offsetAt(text, { line: from.line, character: 0 });
  return trimmed(text, { start: line, end: endOfLine(text, line) });
}

function trimmed(text: string, { start, end }: TextSpan): TextSpan | undefined {
  const passage = text.slice(start, end);
  const from = start + (passage.length - passage.trimStart().length);
  const to = end - (passage.length - passage.trimEnd().length);
  return from < to ? { start: from, end: to } : undefined;
}

/** The same lines, whatever ends them. */
export function sameText(one: string, other: string): boolean {
  return one === other || one.replace(lineEnd, '\n') === other.replace(lineEnd, '\n');
}
