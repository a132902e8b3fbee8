/** A report's Markdown as a few kinds of blocks, each with its text: what an agent writes never becomes HTML. Pure. */

export interface ReportBlock {
  readonly kind: 'heading' | 'item' | 'quote' | 'code' | 'text' | 'table';
  /** Of a table: its lines. */
  readonly text: string;
}

export interface ReportTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** By column: figures stand at its end. */
  readonly isNumber: readonly boolean[];
}

/** Undefined for lines that are no table after all. */
export function readTable(text: string): ReportTable | undefined {
  const [head, rule, ...rows] = text.split('\n').map(readCells);
  if (head === undefined || rule === undefined || !rule.every((cell) => /^:?-+:?$/.test(cell)))
    return undefined;
  return { head, rows, isNumber: rule.map((cell) => cell.endsWith('-:')) };
}

/** A bar with a backslash is one of the text. */
function readCells(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

export function readReport(markdown: string): readonly ReportBlock[] {
  const blocks: ReportBlock[] = [];
  let fence: string | undefined;
  let code: string[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    if (fence !== undefined) {
      if (line.trim() === fence) {
        blocks.push({ kind: 'code', text: code.join('\n') });
        fence = undefined;
      } else code.push(line);
      continue;
    }
    fence = /^(`{3,})[^`]*$/.exec(line)?.[1];
    if (fence === undefined) addLine(blocks, line);
    else code = [];
  }
  if (fence !== undefined) blocks.push({ kind: 'code', text: code.join('\n') });
  return blocks;
}

const starts: readonly (readonly [RegExp, ReportBlock['kind']])[] = [
  [/^#{1,6} +/, 'heading'],
  [/^\s*(?:[-*+]|\d{1,3}[.)]) +/, 'item'],
  [/^> ?/, 'quote'],
];

function addLine(blocks: ReportBlock[], line: string): void {
  if (line.trim() === '') return;
  if (/^\s*\|.*\|\s*$/.test(line)) {
    addRow(blocks, line);
    return;
  }
  const [start, kind] = starts.find(([pattern]) => pattern.test(line)) ?? [/^/, 'text' as const];
  blocks.push({ kind, text: line.replace(start, '') });
}

function addRow(blocks: ReportBlock[], line: string): void {
  const last = blocks.at(-1);
  if (last?.kind === 'table') blocks[blocks.length - 1] = { kind: 'table', text: `${last.text}\n${line}` };
  else blocks.push({ kind: 'table', text: line });
}
