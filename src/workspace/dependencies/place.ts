/** Offsets in a text as places with lines and columns. */
import type { TextRange } from '../../scanner/model.ts';
import type { Place } from './model.ts';

export class TextPlaces {
  readonly #file: string;
  readonly #lineStarts: readonly number[];

  constructor(file: string, text: string) {
    this.#file = file;
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
  }

  /** Line of an offset, from zero. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  range(startOffset: number, endOffset: number): TextRange {
    const startLine = this.lineOf(startOffset);
    const endLine = this.lineOf(endOffset);
    return {
      startOffset,
      endOffset,
      startLine,
      startColumn: startOffset - (this.#lineStarts[startLine] ?? 0),
      endLine,
      endColumn: endOffset - (this.#lineStarts[endLine] ?? 0),
    };
  }

  place(startOffset: number, endOffset: number): Place {
    return { file: this.#file, range: this.range(startOffset, endOffset) };
  }
}
