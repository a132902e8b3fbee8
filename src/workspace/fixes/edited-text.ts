/** A text that is edited in several rounds, and remembers it as edits of the text it began with. Pure. */
import type { TextEdit } from '../../scanner/model.ts';

/** A stretch of the first text, or something put in. */
type Piece = { readonly from: number; readonly to: number } | { readonly put: string };

export class EditedText {
  readonly #original: string;
  #pieces: readonly Piece[];

  constructor(original: string) {
    this.#original = original;
    this.#pieces = [{ from: 0, to: original.length }];
  }

  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** Edits of the text as it is now, none overlapping another. */
  apply(edits: readonly TextEdit[]): void {
    const fromLast = [...edits].sort((a, b) => b.startOffset - a.startOffset || b.endOffset - a.endOffset);
    for (const edit of fromLast) this.#applyOne(edit);
  }

  /** What leads from the first text to the present one, in its order. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let put = '';
    const close = (next: number): void => {
      if (put !== '' || next > at) edits.push({ startOffset: at, endOffset: next, newText: put });
      put = '';
    };
    for (const piece of this.#pieces) {
      if ('put' in piece) put += piece.put;
      else {
        close(piece.from);
        at = piece.to;
      }
    }
    close(this.#original.length);
    return edits.filter(({ startOffset, endOffset, newText }) => endOffset > startOffset || newText !== '');
  }

  #applyOne({ startOffset, endOffset, newText }: TextEdit): void {
    const before = this.#slice(0, startOffset);
    const after = this.#slice(endOffset, Number.POSITIVE_INFINITY);
    this.#pieces = [...before, ...(newText === '' ? [] : [{ put: newText }]), ...after];
  }

  #slice(from: number, to: number): Piece[] {
    const kept: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = this.#textOf(piece).length;
      const start = Math.max(from - at, 0);
      const end = Math.min(to - at, length);
      if (start < end) kept.push(cut(piece, start, end));
      at += length;
    }
    return kept;
  }

  #textOf(piece: Piece): string {
    return 'put' in piece ? piece.put : this.#original.slice(piece.from, piece.to);
  }
}

function cut(piece: Piece, start: number, end: number): Piece {
  return 'put' in piece
    ? { put: piece.put.slice(start, end) }
    : { from: piece.from + start, to: piece.from + end };
}
