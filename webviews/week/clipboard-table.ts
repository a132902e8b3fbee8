/** Cells as spreadsheets exchange them: lines of tab-separated text; pure. */

/** One text a cell; a last line break ends the table and begins no row. */
export function parseTable(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

export function printTable(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.join('\t')).join('\n');
}

/** The text for each cell of a range: a single one fills all of it, and so does a table that it is a multiple of. */
export function tileTable(
  table: readonly (readonly string[])[],
  range: { readonly rows: number; readonly days: number },
): readonly (readonly string[])[] {
  const height = table.length;
  const width = Math.max(...table.map((row) => row.length));
  const fits = range.rows % height === 0 && range.days % width === 0;
  const rows = fits ? range.rows : height;
  const days = fits ? range.days : width;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: days }, (__, day) => table[row % height]?.[day % width] ?? ''),
  );
}
