/**
 * Keeps a finding of an earlier scan at its place while the text around it changes. Pure. While edits are told, the
 * place is known exactly and so are the places that read alike and are not it; what cannot be told for sure is
 * nowhere, until it can.
 */
import type { DocumentEdit } from './documents.ts';

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

/** A text by what its lines read. */
export interface LineIndex {
  readonly lines: readonly string[];
  readonly byText: ReadonlyMap<string, readonly number[]>;
}

export function indexLines(text: string): LineIndex {
  const lines = text.split(/\r\n|\r|\n/).map(normalise);
  return { lines, byText: Map.groupBy(lines.keys(), (line) => lines[line] ?? '') };
}

/** First lines of all places that read like the snippet, from the top; none for a snippet without code. */
export function findPlaces({ lines, byText }: LineIndex, snippet: string): readonly number[] {
  const wanted = snippet.split('\n').map(normalise);
  if (wanted.every((line) => line === '')) return [];
  const begins = byText.get(wanted[0] ?? '') ?? [];
  return begins.filter((at) => wanted.every((line, index) => lines[at + index] === line));
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
