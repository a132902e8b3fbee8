/**
 * Keeps a finding of an earlier scan at its place while the text around it changes. Pure. While edits are told, the
 * place is known exactly and so are the places that read alike and are not it; what cannot be told for sure is
 * nowhere, until it can.
 */
import { findCovers } from '../../scanner/secrets/mask.ts';
import type { DocumentEdit } from '../documents.ts';

/** Where a line is after an edit of the text above, in, or below it. */
export function shiftLine(line: number, edit: DocumentEdit): number {
  const added = countLineBreaks(edit.newText);
  const removed = edit.endLine - edit.startLine;
  if (edit.endLine < line) return line + added - removed;
  if (edit.startLine > line) return line;
  if (edit.startLine === line && edit.keepsStart === true) return line;
  // The edit touches the line itself. Text put in before it, breaks included, pushes it down.
  if (edit.endLine === line) return Math.max(edit.startLine, line + added - removed);
  return Math.min(line, edit.startLine + added);
}

/** Whether the edit has replaced all that stood on the line, so that where it is now cannot be counted. */
export function swallows({ startLine, endLine, keepsStart, keepsEnd }: DocumentEdit, line: number): boolean {
  const beginsBefore = startLine < line || (startLine === line && keepsStart !== true);
  const endsBehind = endLine > line || (endLine === line && keepsEnd !== true);
  return beginsBefore && endsBehind;
}

function countLineBreaks(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

/** A line without what formatting changes. */
export function normalise(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}

/** A piece of a line: code, or how many characters of a secret were covered. */
type Piece = string | number;

/** A line of a snippet. A snippet is kept without its secrets, so a secret is recognised by its length alone. */
export interface SnippetLine {
  /** Normalised. */
  readonly text: string;
  /** Undefined where no secret is covered. */
  readonly pieces: readonly Piece[] | undefined;
}

export function readSnippet(snippet: string): readonly SnippetLine[] {
  const covers = snippet.includes('…') ? findCovers(snippet) : [];
  let start = 0;
  return snippet.split('\n').map((line) => {
    const end = start + line.length;
    const own = covers
      .map(({ startOffset, endOffset }) => [Math.max(startOffset, start), Math.min(endOffset, end)] as const)
      .filter(([from, to]) => from < to);
    const pieces = own.length === 0 ? undefined : cutOut(snippet.slice(0, end), start, own);
    start = end + 1;
    return { text: normalise(line), pieces };
  });
}

/** The line from `start` to the end of the text, as pieces. */
function cutOut(
  text: string,
  start: number,
  covers: readonly (readonly [from: number, to: number])[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = start;
  for (const [from, to] of covers) {
    pieces.push(text.slice(done, from), to - from);
    done = to;
  }
  const [first, ...more] = [...pieces, text.slice(done).trimEnd()].filter((piece) => piece !== '');
  return typeof first === 'string' ? [first.trimStart(), ...more] : [first ?? '', ...more];
}

/** Whether a line of a text is that of the snippet. */
export function readsAs(line: string, { text, pieces }: SnippetLine): boolean {
  if (pieces === undefined) return normalise(line) === text;
  const indent = skipBlanks(line, 0);
  // The indentation within a secret of several lines is covered with it.
  return consistsOf(line, pieces, indent) || (typeof pieces[0] === 'number' && consistsOf(line, pieces, 0));
}

function consistsOf(line: string, pieces: readonly Piece[], from: number): boolean {
  let at: number | undefined = from;
  for (const piece of pieces) {
    at = typeof piece === 'number' ? at + piece : skipCode(line, at, piece);
    if (at === undefined || at > line.length) return false;
  }
  return skipBlanks(line, at) === line.length;
}

/** Where code ends that stands at an offset, whatever the width of its blanks; undefined where it does not. */
function skipCode(line: string, from: number, code: string): number | undefined {
  let at = from;
  for (const part of code.match(/\s+|\S+/g) ?? []) {
    const isBlank = part.trim() === '';
    const end: number = isBlank ? skipBlanks(line, at) : at + part.length;
    if (isBlank ? end === at : !line.startsWith(part, at)) return undefined;
    at = end;
  }
  return at;
}

const blanks = /\s*/y;

function skipBlanks(line: string, from: number): number {
  blanks.lastIndex = from;
  return from + (blanks.exec(line)?.[0].length ?? 0);
}

/** A text by what its lines read. */
export interface LineIndex {
  /** As they stand in the text. */
  readonly written: readonly string[];
  /** Normalised. */
  readonly lines: readonly string[];
  readonly byText: ReadonlyMap<string, readonly number[]>;
}

export function indexLines(text: string): LineIndex {
  const written = text.split(/\r\n|\r|\n/);
  const lines = written.map(normalise);
  return { written, lines, byText: Map.groupBy(lines.keys(), (line) => lines[line] ?? '') };
}

/** First lines of all places that read like the snippet, from the top; none for a snippet without code. */
export function findPlaces(index: LineIndex, snippet: string): readonly number[] {
  const wanted = readSnippet(snippet);
  const [first] = wanted;
  if (first === undefined || wanted.every(({ text }) => text === '')) return [];
  return findBegins(index, first).filter((at) =>
    wanted.every((line, offset) => isLine(index, at + offset, line)),
  );
}

/** Lines that may be the first of a snippet. */
function findBegins({ lines, byText }: LineIndex, { text, pieces }: SnippetLine): readonly number[] {
  if (pieces === undefined) return byText.get(text) ?? [];
  const [first] = pieces;
  const word = typeof first === 'string' ? (first.split(/\s/, 1)[0] ?? '') : '';
  return [...lines.keys()].filter((line) => lines[line]?.startsWith(word) === true);
}

function isLine({ written, lines }: LineIndex, at: number, line: SnippetLine): boolean {
  const text = written[at];
  if (text === undefined) return false;
  return line.pieces === undefined ? lines[at] === line.text : readsAs(text, line);
}

/** Of several places the one nearest to a line, the upper of two. */
export function nearestPlace(places: readonly number[], line: number): number | undefined {
  return places.reduce<number | undefined>(
    (best, place) => (best === undefined || Math.abs(place - line) < Math.abs(best - line) ? place : best),
    undefined,
  );
}

/** How far the text of a line has moved to the right since the snippet was taken. */
export function indentShift(line: string, snippet: string): number {
  const indent = (text: string): number => text.length - text.trimStart().length;
  return indent(line) - indent(snippet.split('\n', 1)[0] ?? '');
}
