/** Rows with their columns under one another; what control characters would do to a terminal is not a note's to decide. */

export interface Column {
  readonly title: string;
  /** Figures stand at the right of their column. */
  readonly isFigure?: boolean;
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Ends with a line break. Without `rows` there is the heading alone. */
export function printColumns(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const titles = columns.map(({ title }) => title);
  const cells = [titles, ...rows].map((row) => row.map(plain));
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => [...(row[index] ?? '')].length)));
  const pad = (text: string, index: number): string => {
    const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - [...text].length));
    return columns[index]?.isFigure ? space + text : text + space;
  };
  return cells.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}
