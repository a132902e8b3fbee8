/** Keeps a finding of an earlier scan at its place while the text around it changes. Pure. */
import type { DocumentEdit } from './documents.ts';

/** Where the lines of `[start, end]` (inclusive) begin after an edit of the text above, in, or below them. */
export function shiftLine(line: number, edit: DocumentEdit): number {
  const added = countLineBreaks(edit.newText);
  const removed = edit.endLine - edit.startLine;
  if (edit.endLine < line) return line + added - removed;
  if (edit.startLine > line) return line;
  // The edit touches the line itself. Text put in before it, breaks included, pushes it down; else it stays where the edit began.
  if (edit.endLine === line) return Math.max(edit.startLine, line + added - removed);
  return edit.startLine;
}

function countLineBreaks(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

/** A line without what formatting changes. */
function normalise(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}

export interface SnippetSearch {
  readonly lines: readonly string[];
  readonly snippet: string;
  /** Where it is expected: of several places the nearest is taken. */
  readonly nearLine: number;
  /** Places that other findings have. */
  readonly isTaken: (line: number) => boolean;
}

/** First line of the place that reads like the snippet, or undefined when the code is no longer there. */
export function findSnippet({ lines, snippet, nearLine, isTaken }: SnippetSearch): number | undefined {
  const wanted = snippet.split('\n').map(normalise);
  if (wanted.every((line) => line === '')) return undefined;
  const matches = (at: number): boolean =>
    !isTaken(at) && wanted.every((line, index) => normalise(lines[at + index] ?? '') === line);
  for (let distance = 0; distance <= lines.length; distance += 1) {
    if (nearLine - distance >= 0 && matches(nearLine - distance)) return nearLine - distance;
    if (distance > 0 && nearLine + distance < lines.length && matches(nearLine + distance)) {
      return nearLine + distance;
    }
  }
  return undefined;
}

/** How far the text of a line has moved to the right since the snippet was taken. */
export function indentShift(line: string, snippet: string): number {
  const indent = (text: string): number => text.length - text.trimStart().length;
  return indent(line) - indent(snippet.split('\n', 1)[0] ?? '');
}
