/** Apart from the schema of findings, so that a scan's workers need not load a schema library for it. */

/** Lines a snippet holds at most. */
export const snippetLineLimit = 5;

/** The anchor of a finding at these lines: what `snippet` is to hold. */
export function snippetAt(
  text: string,
  range: { readonly startLine: number; readonly endLine: number },
): string {
  const last = Math.min(range.endLine, range.startLine + snippetLineLimit - 1);
  const lines = text.split(/\r\n|\r|\n/).slice(range.startLine, last + 1);
  return lines.join('\n').slice(0, 4000);
}
