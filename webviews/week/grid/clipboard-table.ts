/** Cells as spreadsheets exchange them: lines of tab-separated text; pure. */

/** One text a cell; line breaks at its end begin no row, and a blank line has a cell where all lines have one alone. */
export function parseTable(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const isColumn = lines.every((line) => !line.includes('\t'));
  return lines.map((line) => (line === '' && !isColumn ? [] : line.split('\t').map((cell) => cell.trim())));
}

export function printTable(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.join('\t')).join('\n');
}

/**
 * The text for each cell of a range: a single one fills all of it, and so does a table that it is a multiple of. Undefined
 * for a cell that a line of the table is too short for.
 */
export function tileTable(
  table: readonly (readonly string[])[],
  range: { readonly rows: number; readonly days: number },
): readonly (readonly (string | undefined)[])[] {
  const height = table.length;
  const width = Math.max(...table.map((row) => row.length));
  const fits = range.rows % height === 0 && range.days % width === 0;
  const rows = fits ? range.rows : height;
  const days = fits ? range.days : width;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: days }, (__, day) => table[row % height]?.[day % width]),
  );
}
