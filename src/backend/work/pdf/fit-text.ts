/** Text made to fit a width: where lines may break, and how wide it is at least. Nothing is lost, and what fits stays as it is. */
import textBreaker from 'pdfmake/js/TextBreaker.js';

export interface FontStyle {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
}

/** Width of a text in points. */
export type MeasureText = (text: string, font: FontStyle) => number;

/** A text in the font that it is printed in. */
export interface Printed {
  readonly text: string;
  readonly font: FontStyle;
}

/** DejaVu Sans: ascent and descent are 1.164 of its size, and lines are 1.25 of that apart. */
export const rowFactor = 1.17 * 1.25;

/** What the layout itself never breaks (UAX 14), line by line. */
function piecesOf(text: string): readonly { readonly text: string; readonly lineEnd?: boolean }[] {
  return new textBreaker.default().getBreaks(text);
}

/** Points of the widest piece that lines are not broken within. */
export function widestPiece(printed: readonly Printed[], measure: MeasureText): number {
  const widths = printed.flatMap(({ text, font }) =>
    piecesOf(text).map((piece) => measure(piece.text.trimEnd(), font)),
  );
  return Math.max(0, ...widths);
}

/** `text` with line breaks within the pieces that are wider than `width`; as it is where there are none. */
export function breakWords({ text, font }: Printed, width: number, measure: MeasureText): string {
  const fits = (part: string) => measure(part.trimEnd(), font) <= width;
  const pieces = piecesOf(text);
  if (pieces.every((piece) => fits(piece.text))) return text;
  return pieces
    .map((piece, at) => {
      const end = piece.lineEnd === true && at < pieces.length - 1 ? '\n' : '';
      return breakWord(piece.text, fits).join('\n') + end;
    })
    .join('');
}

/** Lines that `text` takes in `width`, at most. */
export function countRows({ text, font }: Printed, width: number, measure: MeasureText): number {
  const fits = (line: string) => measure(line, font);
  return text.split('\n').reduce((rows, line) => rows + fitLine(line, width, fits).length, 0);
}

/** Points that texts below one another take, at most. */
export function heightOf(printed: readonly Printed[], width: number, measure: MeasureText): number {
  return printed.reduce((sum, one) => sum + countRows(one, width, measure) * one.font.size * rowFactor, 0);
}

/**
 * Widths that columns get of `available` points: what each wants where that fits, else the narrow ones what they want
 * and the others the same share of the rest.
 */
export function shareWidths(wanted: readonly number[], available: number): readonly number[] {
  const shares = new Map<number, number>();
  let rest = Math.max(0, available);
  const rising = [...wanted.entries()].sort(([, a], [, b]) => a - b);
  for (const [at, [column, width]] of rising.entries()) {
    const share = Math.min(width, rest / (rising.length - at));
    shares.set(column, share);
    rest -= share;
  }
  return wanted.map((_, column) => shares.get(column) ?? 0);
}

/** A line as it is where it fits; else broken at spaces, and within a word that is wider than the column. Nothing is lost. */
export function fitLine(line: string, width: number, measure: (text: string) => number): readonly string[] {
  // A point less, since the layout adds up words instead of measuring the line.
  const fits = (text: string) => measure(text) <= width - 1;
  if (fits(line)) return [line];
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(/\s+/u).flatMap((one) => breakWord(one, fits))) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row !== '' && !fits(longer)) rows.push(row);
    row = row !== '' && !fits(longer) ? word : longer;
  }
  return [...rows, row];
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Behind a hyphen, slash, point or the sign of e-mail addresses where there is one, else behind any letter. */
function breakWord(word: string, fits: (text: string) => boolean): readonly string[] {
  if (fits(word)) return [word];
  const letters = [...segmenter.segment(word)].map(({ segment }) => segment);
  const parts: string[] = [];
  while (letters.length > 0) {
    let end = 1;
    while (end < letters.length && fits(letters.slice(0, end + 1).join(''))) end++;
    const sign =
      end === letters.length ? -1 : letters.slice(0, end).findLastIndex((one) => /[-/.@]/.test(one));
    parts.push(letters.splice(0, sign < 0 ? end : sign + 1).join(''));
  }
  return parts;
}
