/** Actions at a finding: mend it, set it aside with a reason, explain it; an agent's also accept or dismiss. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type TextEdit as LspTextEdit,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FindingRange } from '../../contract/findings.ts';
import { clientCommands, serverCommands } from '../../contract/lsp-messages.ts';
import type { Fix } from '../../scanner/model.ts';
import { guarded, type ServerContext } from '../context.ts';
import type { DocumentReport } from '../document-reports.ts';
import type { ReportItem } from '../report.ts';
import { toDiagnostic } from '../to-diagnostic.ts';

export function registerCodeActions(context: ServerContext): void {
  context.connection.onCodeAction(
    guarded(
      context,
      { name: 'Code actions', empty: [] },
      (params: CodeActionParams, token: CancellationToken) => provideActions(context, params, token),
    ),
  );
}

async function provideActions(
  context: ServerContext,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const document = context.documents.find(params.textDocument.uri);
  if (document === undefined || !context.client.literalCodeActions || !wantsQuickFixes(params)) return [];
  const report = await context.reports.of(document, token);
  if (report === undefined) return [];
  return report.items
    .filter((item) => overlaps(item.range, params.range))
    .flatMap((item) => actionsFor({ context, document, report }, item));
}

function wantsQuickFixes({ context: { only } }: CodeActionParams): boolean {
  return only === undefined || only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix);
}

function overlaps(range: FindingRange, wanted: Range): boolean {
  const startsBeforeEnd =
    range.startLine < wanted.end.line ||
    (range.startLine === wanted.end.line && range.startColumn <= wanted.end.character);
  const endsAfterStart =
    range.endLine > wanted.start.line ||
    (range.endLine === wanted.start.line && range.endColumn >= wanted.start.character);
  return startsBeforeEnd && endsAfterStart;
}

interface ActionContext {
  readonly context: ServerContext;
  readonly document: TextDocument;
  readonly report: DocumentReport;
}

function actionsFor(at: ActionContext, item: ReportItem): CodeAction[] {
  const { client } = at.context;
  const diagnostics = [toDiagnostic(item, { uri: at.document.uri, client, rules: at.report.rules })];
  const quickFix = (action: Pick<CodeAction, 'title' | 'edit' | 'command' | 'isPreferred'>): CodeAction => ({
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...action,
  });
  const fixes = (item.live?.fixes ?? []).map((fix, index) =>
    quickFix({ title: fix.title, isPreferred: index === 0, edit: toWorkspaceEdit(at, fix) }),
  );
  return [...fixes, ...commandsFor(at, item).map((command) => quickFix({ title: command.title, command }))];
}

function commandsFor({ context, document, report }: ActionContext, item: ReportItem): Command[] {
  const title = report.rules.get(item.ruleId)?.title ?? item.ruleId;
  const address = { uri: document.uri, fingerprint: item.fingerprint };
  const commands: Command[] = [];
  if (item.live !== undefined) {
    commands.push({ title: `Suppress "${title}"…`, command: serverCommands.suppress, arguments: [address] });
  }
  commands.push({ title: `Explain "${title}"`, command: clientCommands.explain, arguments: [address] });
  if (item.agent !== undefined) {
    const which = [{ id: item.agent.id }];
    commands.push({ title: 'Accept finding', command: clientCommands.accept, arguments: which });
    commands.push({ title: 'Dismiss finding…', command: clientCommands.dismiss, arguments: which });
  }
  const runnable = [serverCommands.suppress, ...context.client.options.clientCommands];
  return commands.filter(({ command }) => runnable.includes(command));
}

function toWorkspaceEdit({ context, document }: ActionContext, fix: Fix): WorkspaceEdit {
  const edits = fix.edits.map(
    ({ startOffset, endOffset, newText }): LspTextEdit => ({
      range: { start: document.positionAt(startOffset), end: document.positionAt(endOffset) },
      newText,
    }),
  );
  return editOf(context, document, edits);
}

/** An edit of this version of the document, where the client can hold us to it. */
export function editOf(
  { client }: Pick<ServerContext, 'client'>,
  { uri, version }: TextDocument,
  edits: LspTextEdit[],
): WorkspaceEdit {
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}
