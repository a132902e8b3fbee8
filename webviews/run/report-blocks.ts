/** A report's Markdown as a few kinds of blocks, each with its text: what an agent writes never becomes HTML. Pure. */

export interface ReportBlock {
  readonly kind: 'heading' | 'item' | 'quote' | 'code' | 'text';
  readonly text: string;
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
  const [start, kind] = starts.find(([pattern]) => pattern.test(line)) ?? [/^/, 'text' as const];
  blocks.push({ kind, text: line.replace(start, '').replaceAll('**', '') });
}
