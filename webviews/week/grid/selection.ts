/** The selected cells of the grid: where the keyboard is, and a range that reaches back to its anchor; pure. */
import type { CellAt } from './grid-model.ts';

export interface Selection {
  readonly anchor: CellAt;
  readonly focus: CellAt;
}

/** Both ends count; rows by their place among the lines. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

export interface Step {
  readonly rows?: number;
  readonly days?: number;
  /** Keeps the anchor: the range grows or shrinks. */
  readonly extend?: boolean;
}

const lastDay = 6;

export function selectOne(at: CellAt): Selection {
  return { anchor: at, focus: at };
}

/** A row that is gone gives way to the one that stands in its place, or the last. */
export function rowIndex(at: CellAt, keys: readonly string[]): number {
  const index = keys.indexOf(at.row);
  return Math.max(0, index);
}

/** Stops at the edges; from a range it goes on where that began. */
export function moveSelection(selection: Selection, keys: readonly string[], step: Step): Selection {
  const { rows = 0, days = 0, extend = false } = step;
  const focus = extend ? selection.focus : selection.anchor;
  const row = clamp(rowIndex(focus, keys) + rows, keys.length - 1);
  const next = { row: keys[row] ?? focus.row, day: clamp(focus.day + days, lastDay) };
  return extend ? { anchor: selection.anchor, focus: next } : selectOne(next);
}

/** The next cell in reading order from where a range began, or the one before; undefined beyond the grid. */
export function stepThrough(
  selection: Selection,
  keys: readonly string[],
  direction: 1 | -1,
): Selection | undefined {
  const { anchor } = selection;
  const index = rowIndex(anchor, keys) * (lastDay + 1) + anchor.day + direction;
  const row = keys[Math.floor(index / (lastDay + 1))];
  return index < 0 || row === undefined ? undefined : selectOne({ row, day: index % (lastDay + 1) });
}

export function rangeOf({ anchor, focus }: Selection, keys: readonly string[]): CellRange {
  const rows = [rowIndex(anchor, keys), rowIndex(focus, keys)];
  const days = [anchor.day, focus.day];
  return {
    firstRow: Math.min(...rows),
    lastRow: Math.max(...rows),
    firstDay: Math.min(...days),
    lastDay: Math.max(...days),
  };
}

export function isInRange(range: CellRange, row: number, day: number): boolean {
  return row >= range.firstRow && row <= range.lastRow && day >= range.firstDay && day <= range.lastDay;
}

/** Cells of a range, row by row. */
export function cellsOf(range: CellRange, keys: readonly string[]): readonly (readonly CellAt[])[] {
  return keys.slice(range.firstRow, range.lastRow + 1).map((row) =>
    Array.from({ length: range.lastDay - range.firstDay + 1 }, (_, day) => ({
      row,
      day: range.firstDay + day,
    })),
  );
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(last, value));
}
