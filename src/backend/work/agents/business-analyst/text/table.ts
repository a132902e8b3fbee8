/** Rows of a table of Markdown: what each requires stands in one cell, the others say more of it. */
import type { Quote } from './passage.ts';

interface TableBlock {
  /** Of its lines in the document. */
  readonly lines: readonly { readonly text: string; readonly line: number }[];
}

export interface TableRow extends Quote {
  readonly cells: ReadonlyMap<string, string>;
}

const ruled = /^[\s|:-]+$/;
const wanted =
  /requirement|description|feature|story|what|need|function|anforderung|beschreibung|funktion|wunsch|was\b/i;

export function readTable(text: string, { lines }: TableBlock): readonly TableRow[] {
  const [first, second] = lines;
  const hasHead = second !== undefined && ruled.test(second.text);
  const head = hasHead && first !== undefined ? splitCells(first.text).map((cell) => cell.toLowerCase()) : [];
  const rows = lines.slice(hasHead ? 2 : 0).filter((line) => !ruled.test(line.text));
  return rows.flatMap(({ text: row, line }) => {
    const cells = splitCells(row);
    const at = findMain(head, cells);
    const quote = cells[at] ?? '';
    if (quote === '' || !text.includes(quote)) return [];
    const others = cells.map((cell, index): [string, string] => [head[index] ?? String(index), cell]);
    return [{ text: quote.slice(0, 600), line, cells: new Map(others.filter((_, index) => index !== at)) }];
  });
}

function splitCells(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** The column that is named so; else the longest cell. */
function findMain(head: readonly string[], cells: readonly string[]): number {
  const named = head.findIndex((name) => wanted.test(name));
  if (named >= 0) return named;
  const longest = Math.max(...cells.map(({ length }) => length));
  return cells.findIndex(({ length }) => length === longest);
}
