/** On which line of a file's text its rows begin, as an editor counts: a cell may hold several lines. */
import { BrokenCsv, findSeparator, readCsv, withoutPreamble } from '../../../../../platform/csv/csv-rows.ts';

const lineBreak = /\r\n|\r|\n/g;

function countBreaks(text: string): number {
  return text.match(lineBreak)?.length ?? 0;
}

/** Of rows as a spreadsheet counts them, in steps; none of a file of JSON or a calendar, which have no rows of their own. */
export function* findLinesInSteps(
  file: string,
  wanted: ReadonlySet<number>,
): Generator<undefined, ReadonlyMap<number, number>> {
  const lines = new Map<number, number>();
  const begin = file.slice(0, 200).trimStart();
  if (wanted.size === 0 || begin.startsWith('{') || begin.startsWith('BEGIN:VCALENDAR')) return lines;
  const { text, separator = findSeparator(text) } = withoutPreamble(file);
  let line = 1 + countBreaks(file.slice(0, file.length - text.length));
  let row = 0;
  const last = Math.max(...wanted);
  try {
    for (const { rows } of readCsv(text, separator)) {
      for (const cells of rows) {
        row += 1;
        if (wanted.has(row)) lines.set(row, line);
        line += 1 + cells.reduce((sum, cell) => sum + countBreaks(cell), 0);
      }
      if (row >= last) return lines;
      yield undefined;
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    // Where a quote is amiss the piece that it is in has no rows: nobody is led astray.
  }
  return lines;
}
