import type { TextRange } from '../model.ts';

/** Offsets of line starts; LF, CRLF and lone CR each end a line, as LSP counts them. */
export function lineStarts(text: string): Uint32Array {
  const starts: number[] = [0];
  if (text.includes('\r')) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  }
  return Uint32Array.from(starts);
}

/** Line, from zero, that holds an offset. */
export function lineAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A range with its lines and columns. */
export function rangeAt(starts: Uint32Array, startOffset: number, endOffset: number): TextRange {
  const startLine = lineAt(starts, startOffset);
  const endLine = lineAt(starts, endOffset);
  return {
    startOffset,
    endOffset,
    startLine,
    endLine,
    startColumn: startOffset - (starts[startLine] ?? 0),
    endColumn: endOffset - (starts[endLine] ?? 0),
  };
}
