/** Code in pieces of one colour each. What finds them is loaded late: until then all of a line is one piece. */

/** `control` is a keyword that directs the flow or imports, `name` that of a function, `key` one of YAML. */
export const tones = [
  'comment',
  'keyword',
  'control',
  'string',
  'regexp',
  'number',
  'name',
  'type',
  'variable',
  'key',
] as const;
export type Tone = (typeof tones)[number];

export interface Piece {
  readonly text: string;
  /** Absent for plain text. */
  readonly tone?: Tone;
}

/** Pieces of each line. */
export type PaintLines = (lines: readonly string[]) => readonly (readonly Piece[])[];

/** `source`: name of a file, or of a language as a code block of Markdown names it. */
export type PaintFor = (source: string) => PaintLines;

/** Without colours. */
export const plain: PaintFor = () => (lines) => lines.map((text) => [{ text }]);

/** Those between two columns; the end is exclusive. */
export function cutPieces(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    const from = at;
    at += piece.text.length;
    const text = piece.text.slice(Math.max(0, start - from), Math.max(0, end - from));
    return text === '' ? [] : [{ ...piece, text }];
  });
}

interface DiffLine {
  readonly sign: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** A diff is two texts: each is read as a whole, since a string may begin lines above. */
export function paintDiff(diff: readonly DiffLine[], paint: PaintLines): readonly (readonly Piece[])[] {
  const side = (left: DiffLine['sign']) =>
    paint(diff.flatMap(({ sign, text }) => (sign === left ? [] : [text])))[Symbol.iterator]();
  const [before, after] = [side('added'), side('removed')];
  return diff.map(({ sign, text }) => {
    const old = sign === 'added' ? undefined : before.next().value;
    const now = sign === 'removed' ? undefined : after.next().value;
    return now ?? old ?? [{ text }];
  });
}
