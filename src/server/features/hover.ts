/** Hover over a finding: what it is, why it matters, how to fix it; and over what stands in a file of ours. */
import {
  type CancellationToken,
  type Hover,
  type HoverParams,
  MarkupKind,
  type Position,
} from 'vscode-languageserver';
import type { FindingRange } from '../../contract/findings.ts';
import { clientCommands } from '../../contract/lsp-messages.ts';
import { guarded, type ServerContext } from '../context.ts';
import { tellPlainly, tellShortly } from '../markdown.ts';
import { toRange } from '../to-diagnostic.ts';
import { hoverConfig } from './config-file.ts';

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
  if (document === undefined) return null;
  const ofSettings = await hoverConfig(context, document, position);
  if (ofSettings !== null) return ofSettings;
  if (!(await context.moments.isShown(document))) return null;
  const report = await context.reports.of(document, token);
  const items = report?.items.filter((item) => covers(item.range, position)) ?? [];
  const [first] = items;
  if (report === undefined || first === undefined) return null;
  const { markdownHover, options, texts } = context.client;
  const explains = options.clientCommands.includes(clientCommands.explain);
  const told = items.map((item) => ({ item, rule: report.rules.get(item.ruleId), uri, explains, texts }));
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
