/** A line moved along with an edit of its document; pure. */

/** An edit as the editor reports it. */
export interface LineEdit {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly text: string;
}

/** Edits below leave it, edits above move it; one that takes the line away leaves it where the edit begins. */
export function shiftLine(line: number, { range: { start, end }, text }: LineEdit): number {
  if (start.line > line || (start.line === line && end.line === line && !text.includes('\n'))) return line;
  const added = text.split('\n').length - 1;
  if (end.line <= line) return line + added - (end.line - start.line);
  return start.line;
}
