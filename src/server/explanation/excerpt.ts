/** Pieces of a text to be shown: few lines, short ones, and what of them is meant. Pure. */
import type { Excerpt } from '../../contract/explanation.ts';
import type { FindingRange } from '../../contract/findings.ts';

export interface ExcerptOptions {
  /** Lines shown before and after those of the range; blank ones at the ends are left out. */
  readonly before: number;
  readonly after: number;
  /** Lines of the range that are shown at most. */
  readonly atMost: number;
}

/** Longer lines are cut round what is meant: a minified file has all its code on one. */
const longestLine = 240;
const keptBefore = 60;

interface Piece {
  readonly text: string;
  /** Columns that are meant, if any. */
  readonly start: number;
  readonly end: number;
}

/** `text` is masked already. A range beyond the text's end gives what there is. */
export function excerptOf(text: string, range: FindingRange, options: ExcerptOptions): Excerpt {
  const lines = text.split(/\r\n|\r|\n/);
  const endLine = lastLineOf(range);
  const shownEnd = Math.min(endLine, range.startLine + options.atMost - 1, lines.length - 1);
  const omitted = Math.max(0, Math.min(endLine, lines.length - 1) - shownEnd);
  let first = Math.max(0, range.startLine - options.before);
  let last = omitted > 0 ? shownEnd : Math.min(shownEnd + options.after, lines.length - 1);
  while (first < range.startLine && isBlank(lines[first])) first += 1;
  while (last > shownEnd && isBlank(lines[last])) last -= 1;
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const pieces = withoutIndent(numbers.map((line) => pieceOf(lines[line] ?? '', line, range))).map(cut);
  return {
    startLine: first,
    lines: pieces.map((piece) => piece.text),
    marks: pieces.flatMap(({ start, end }, index) => (end > start ? [{ index, start, end }] : [])),
    omitted,
  };
}

/** The end of a range is exclusive: at the first column of a line it does not touch that line. */
function lastLineOf({ startLine, endLine, endColumn }: FindingRange): number {
  return endColumn === 0 && endLine > startLine ? endLine - 1 : endLine;
}

function isBlank(line: string | undefined): boolean {
  return (line ?? '').trim() === '';
}

function pieceOf(text: string, line: number, range: FindingRange): Piece {
  if (line < range.startLine || line > lastLineOf(range)) return { text, start: 0, end: 0 };
  const start = line === range.startLine ? range.startColumn : text.length - text.trimStart().length;
  const end = line === range.endLine ? range.endColumn : text.trimEnd().length;
  return { text, start: Math.min(start, text.length), end: Math.min(end, text.length) };
}

function withoutIndent(pieces: readonly Piece[]): readonly Piece[] {
  const width = indentOf(pieces.map(({ text }) => text));
  return pieces.map(({ text, start, end }) => ({
    text: text.slice(width),
    start: Math.max(0, start - width),
    end: Math.max(0, end - width),
  }));
}

/** Characters of white space that all lines begin with, blank ones aside. */
export function indentOf(lines: readonly string[]): number {
  const [first = '', ...rest] = lines.filter((line) => !isBlank(line));
  const common = rest.reduce((shared, line) => sharedStart(shared, line), first);
  return common.length - common.trimStart().length;
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}

function cut({ text, start, end }: Piece): Piece {
  if (text.length <= longestLine) return { text, start, end };
  const from = Math.max(0, Math.min(start - keptBefore, text.length - longestLine));
  const to = from + longestLine;
  const lead = from > 0 ? '…' : '';
  const tail = to < text.length ? '…' : '';
  const shift = lead.length - from;
  return {
    text: `${lead}${text.slice(from, to)}${tail}`,
    start: start + shift,
    end: Math.min(end, to) + shift,
  };
}
