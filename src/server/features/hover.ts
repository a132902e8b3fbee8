/** Hover over a finding: what it is, why it matters, how to mend it, how the value gets there. */
import {
  type CancellationToken,
  type Hover,
  type HoverParams,
  MarkupKind,
  type Position,
} from 'vscode-languageserver';
import type { FindingRange } from '../../contract/findings.ts';
import { guarded, type ServerContext } from '../context.ts';
import { tellPlainly, tellShortly } from '../markdown.ts';
import { toRange } from '../to-diagnostic.ts';

export function registerHover(context: ServerContext): void {
  context.connection.onHover(
    guarded(context, { name: 'Hover', empty: null }, (params: HoverParams, token: CancellationToken) =>
      provideHover(context, params, token),
    ),
  );
}

async function provideHover(
  context: ServerContext,
  { textDocument: { uri }, position }: HoverParams,
  token: CancellationToken,
): Promise<Hover | null> {
  const document = context.documents.find(uri);
  const report = document && (await context.reports.of(document, token));
  const items = report?.items.filter((item) => covers(item.range, position)) ?? [];
  const [first] = items;
  if (report === undefined || first === undefined) return null;
  const told = items.map((item) => ({ item, rule: report.rules.get(item.ruleId), uri }));
  const { markdownHover } = context.client;
  const value = markdownHover
    ? told.map(tellShortly).join('\n\n---\n\n')
    : told.map(tellPlainly).join('\n\n');
  const kind = markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { range: toRange(first.range), contents: { kind, value } };
}

function covers(range: FindingRange, { line, character }: Position): boolean {
  const isAfterStart = line > range.startLine || (line === range.startLine && character >= range.startColumn);
  const isBeforeEnd = line < range.endLine || (line === range.endLine && character <= range.endColumn);
  return isAfterStart && isBeforeEnd;
}
