/** A hunk, or a file that comes or goes, as the lines of a difference: numbers, sign, and what of a line is another; pure. */
import type {
  ReviewedFile,
  ReviewedHunk,
  ReviewedPart,
} from '../../src/contract/work/development-questions.ts';

export interface Piece {
  readonly text: string;
  /** It differs from the line that it stands against. */
  readonly isMarked: boolean;
}

export interface DiffRow {
  readonly kind: 'same' | 'removed' | 'added';
  /** One-based; undefined where the line is not there. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly pieces: readonly Piece[];
}

/** What is decided on by itself. */
export interface Change {
  readonly id: string;
  /** Of a file as a whole: `New file`. */
  readonly title: string | undefined;
  /** First and last line of what it replaces; of what it adds where that is nothing. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly rows: readonly DiffRow[];
  /** Lines that are not shown. */
  readonly omitted: number;
}

/** Parts first, then hunks; numbers on the right are those with all of it. */
export function changesOf({ parts, hunks }: ReviewedFile): readonly Change[] {
  let shift = 0;
  return [
    ...parts.map(changeOfPart),
    ...hunks.map((hunk) => {
      const change = changeOfHunk(hunk, shift);
      shift += hunk.after.length - hunk.before.length;
      return change;
    }),
  ];
}

function changeOfPart({ id, title, before, after, omitted }: ReviewedPart): Change {
  const rows = rowsOf({ before, after, contextBefore: [], contextAfter: [] }, 1, 1);
  return { id, title, rows, omitted, firstLine: 1, lastLine: Math.max(1, before.length, after.length) };
}

function changeOfHunk(hunk: ReviewedHunk, shift: number): Change {
  const { id, line, before, after, contextBefore } = hunk;
  const start = line - contextBefore.length;
  const length = before.length === 0 ? after.length : before.length;
  return {
    id,
    title: undefined,
    omitted: 0,
    firstLine: line,
    lastLine: line + Math.max(0, length - 1),
    rows: rowsOf(hunk, start, start + shift),
  };
}

type Sides = Pick<ReviewedHunk, 'before' | 'after' | 'contextBefore' | 'contextAfter'>;

function rowsOf(sides: Sides, firstBefore: number, firstAfter: number): readonly DiffRow[] {
  const { contextBefore, contextAfter } = sides;
  const [before, after] = [sides.before.map(visible), sides.after.map(visible)];
  const marked = before.length === after.length;
  const against = (own: readonly string[], others: readonly string[]) =>
    own.map((line, index) => (marked ? markAgainst(line, others[index] ?? '') : [plain(line)]));
  const [left, right] = [against(before, after), against(after, before)];
  const [at, to] = [firstBefore + contextBefore.length, firstAfter + contextBefore.length];
  const same = (lines: readonly string[], one: number, other: number): readonly DiffRow[] =>
    lines.map((line, index) => ({
      kind: 'same',
      before: one + index,
      after: other + index,
      pieces: [plain(visible(line))],
    }));
  return [
    ...same(contextBefore, firstBefore, firstAfter),
    ...left.map(
      (pieces, index): DiffRow => ({
        kind: 'removed',
        before: at + index,
        after: undefined,
        pieces,
      }),
    ),
    ...right.map(
      (pieces, index): DiffRow => ({
        kind: 'added',
        before: undefined,
        after: to + index,
        pieces,
      }),
    ),
    ...same(contextAfter, at + before.length, to + after.length),
  ];
}

const plain = (text: string): Piece => ({ text, isMarked: false });

/** Below this share of a line that is the same, all of it is new, and marks would say nothing. */
const leastSame = 0.3;

function markAgainst(line: string, other: string): readonly Piece[] {
  const shorter = Math.min(line.length, other.length);
  let start = 0;
  while (start < shorter && line[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && line.at(-1 - end) === other.at(-1 - end)) end += 1;
  const isAnother = line === other || (start + end) / Math.max(line.length, 1) < leastSame;
  if (isAnother || start + end === line.length) return [plain(line)];
  const pieces = [
    plain(line.slice(0, start)),
    { text: line.slice(start, line.length - end), isMarked: true },
    plain(line.slice(line.length - end)),
  ];
  return pieces.filter(({ text }) => text !== '');
}

/** Without its end; what cannot be seen, or turns the direction of text round, is written out. */
export function visible(text: string): string {
  return text
    .replace(/\r?\n$/, '')
    .replace(/[\p{Cf}\p{Cc}]/gu, (char) =>
      char === '\t' ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
    );
}

/** Lines that come and lines that go. */
export function countLines(changes: readonly Change[]): { readonly added: number; readonly removed: number } {
  const rows = changes.flatMap((change) => change.rows);
  const count = (kind: DiffRow['kind']) => rows.filter((row) => row.kind === kind).length;
  return { added: count('added'), removed: count('removed') };
}
