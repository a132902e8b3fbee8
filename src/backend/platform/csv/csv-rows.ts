/** Cells of a text of separated values, some hundred rows at a time, so that who reads has turns between. */
import Papa from 'papaparse';

export interface CsvRows {
  readonly rows: readonly (readonly string[])[];
  /** How far it has come in the text. */
  readonly position: number;
}

/** A quote that is not closed, or stands where none may. */
export class BrokenCsv extends Error {
  readonly row: number;
  constructor(row: number, message: string) {
    super(message);
    this.name = 'BrokenCsv';
    this.row = row;
  }
}

const pieceLength = 64 * 1024;
const separators = [',', ';', '\t', '|'] as const;

/** Excel's first line that names the separator, and the mark of UTF-8, are no rows. */
export function withoutPreamble(text: string): { readonly text: string; readonly separator?: string } {
  const bare = text.startsWith('\u{feff}') ? text.slice(1) : text;
  const [line, separator] = /^"?sep=([,;\t|])"?\r?\n/i.exec(bare) ?? [];
  return line && separator ? { text: bare.slice(line.length), separator } : { text: bare };
}

/** What stands most often in the header outside of quotes; a title above it has none. */
export function findSeparator(text: string): string {
  const lines = text.slice(0, pieceLength).split(/\r\n|\n|\r/, 10);
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, '""'));
  const header = bare.find((line) => separators.some((mark) => line.split(mark).length > 3)) ?? bare[0] ?? '';
  const counts = separators.map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

/** Programs that join files leave rows that end with CRLF beside others with LF: both end at the LF. */
function findNewline(text: string): '\n' | '\r' {
  const [ending] = /\r\n|\n|\r/.exec(text) ?? [];
  return ending === '\r' ? ending : '\n';
}

function cutReturn(cells: string[]): string[] {
  const last = cells.at(-1);
  return last?.endsWith('\r') ? cells.with(-1, last.slice(0, -1)) : cells;
}

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly type: string; readonly row?: number; readonly message: string }[];
  readonly meta: { readonly cursor: number };
}

/** The types of the library say `any` of its own parser. */
function parsePiece(parser: Papa.Parser, piece: string, isLast: boolean): Parsed {
  return parser.parse(piece, 0, !isLast);
}

/** @throws BrokenCsv */
export function* readCsv(text: string, separator: string): Generator<CsvRows, void> {
  const newline = findNewline(text);
  const config = { delimiter: separator, newline };
  let position = 0;
  let rowsBefore = 0;
  for (let length = pieceLength; position < text.length; ) {
    const isLast = position + length >= text.length;
    const piece = text.slice(position, position + length);
    const { data, errors, meta } = parsePiece(new Papa.Parser(config), piece, isLast);
    if (!isLast && meta.cursor === 0) {
      // One cell is longer than the piece.
      length *= 2;
      continue;
    }
    const [broken] = errors.filter((error) => error.type === 'Quotes');
    if (broken) {
      throw new BrokenCsv(rowsBefore + (broken.row ?? data.length - 1) + 1, broken.message);
    }
    position = isLast ? text.length : position + meta.cursor;
    rowsBefore += data.length;
    length = pieceLength;
    yield { rows: newline === '\n' ? data.map(cutReturn) : data, position };
  }
}
