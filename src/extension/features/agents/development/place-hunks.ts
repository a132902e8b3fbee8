/** Puts hunks into a text as it is now, to show them: the run's own apply decides what is written. Pure. */
import type { ReviewedHunk } from '../../../../contract/work/development-questions.ts';

export interface PlacedText {
  readonly text: string;
  /** Those without a place that is certain: their lines were changed since the run began. */
  readonly unplaced: readonly ReviewedHunk[];
}

interface Place {
  readonly hunk: ReviewedHunk;
  /** Zero-based. */
  readonly start: number;
}

/** Ends of lines count as equal, and those that are put in get the text's own. */
export function placeHunks(text: string, hunks: readonly ReviewedHunk[]): PlacedText {
  const lines = splitLines(text);
  const bare = lines.map(withoutEnd);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const unplaced: ReviewedHunk[] = [];
  const places: Place[] = [];
  for (const hunk of hunks) {
    const start = findPlace(bare, hunk);
    if (start === undefined || places.some((place) => overlap(place, { hunk, start }))) unplaced.push(hunk);
    else places.push({ hunk, start });
  }
  for (const { hunk, start } of places.toSorted((one, other) => other.start - one.start))
    lines.splice(start, hunk.before.length, ...hunk.after.map((line) => withEnd(line, end)));
  return { text: lines.join(''), unplaced };
}

/** With the lines round it at its line, else where those stand once; its own lines alone only where they stand once. */
function findPlace(lines: readonly string[], hunk: ReviewedHunk): number | undefined {
  const [contextBefore, before, contextAfter] = [hunk.contextBefore, hunk.before, hunk.contextAfter].map(
    (part) => part.map(withoutEnd),
  ) as [string[], string[], string[]];
  const anchor = [...contextBefore, ...before, ...contextAfter];
  const atLine = hunk.line - 1 - contextBefore.length;
  if (anchor.length === 0) return lines.length === 0 ? 0 : undefined;
  const anchored = findAll(lines, anchor);
  if (anchored.includes(atLine)) return hunk.line - 1;
  if (anchored.length === 1) return (anchored[0] ?? 0) + contextBefore.length;
  if (anchored.length > 1 || before.length === 0) return undefined;
  const own = findAll(lines, before);
  return own.length === 1 ? own[0] : undefined;
}

function findAll(lines: readonly string[], wanted: readonly string[]): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at + wanted.length <= lines.length; at += 1)
    if (wanted.every((line, index) => lines[at + index] === line)) found.push(at);
  return found;
}

function overlap(one: Place, other: Place): boolean {
  if (one.start === other.start) return true;
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return first.start + first.hunk.before.length > second.start;
}

function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function withoutEnd(line: string): string {
  return line.replace(/\r?\n$/, '');
}

/** A last line may have none. */
function withEnd(line: string, end: string): string {
  return line.endsWith('\n') ? `${withoutEnd(line)}${end}` : line;
}
