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
import { type Fix, severities } from '../../scanner/model.ts';
import { guarded, type ServerContext } from '../context.ts';
import type { DocumentReport } from '../document-reports.ts';
import { pathOf } from '../paths.ts';
import type { ReportItem } from '../report.ts';
import { scanInFullActions } from '../scans/hurried-scan.ts';
import { toDiagnostic } from '../to-diagnostic.ts';
import { editOf } from '../workspace-edits.ts';
import { isAskedAbout } from './asked-diagnostics.ts';
import { countFixable, fixAllActions, fixRuleActions, isOfDependencies } from './fix-all.ts';
import { noteOfFix } from './note-fix.ts';
import { folderOf } from './suppress-by-config.ts';

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
  if (document === undefined || !context.client.literalCodeActions) return [];
  if (!(await context.moments.isShown(document))) return [];
  const report = await context.reports.of(document, token);
  if (report === undefined) return [];
  const ofFile = await fixAllActions(context, document, { report, only: params.context.only });
  if (!wantsQuickFixes(params)) return ofFile;
  const items = worstFirst(
    report.items.filter((item) => overlaps(item.range, params.range) && isAskedAbout(item, params)),
  );
  const suppressible = await findSuppressible(context, document, items);
  const at = { context, document, report, suppressible };
  const ofRules = await Promise.all(
    [...new Set(items.map(({ ruleId }) => ruleId))].map((id) => manyOf(at, id)),
  );
  const [fixes, explanations, decisions] = [fixesOf, explanationOf, decisionsOf].map((actionsOf) =>
    items.flatMap((item) => actionsOf(at, item)),
  );
  const inFull = scanInFullActions(report, document, params.range);
  return [
    ...(fixes ?? []),
    ...ofRules.flat(),
    ...(explanations ?? []),
    ...(decisions ?? []),
    ...inFull,
    ...ofFile,
  ];
}

/** Of several findings at one place the worst is the one to mend first. */
function worstFirst(items: readonly ReportItem[]): readonly ReportItem[] {
  return items.toSorted(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
}

/** Whoever selects more findings than this is not about to give each its comment. */
const provenAtMost = 8;

/** Those that a comment can set aside: proven by a scan each, so of the first few alone. */
async function findSuppressible(
  context: ServerContext,
  document: TextDocument,
  items: readonly ReportItem[],
): Promise<ReadonlySet<ReportItem>> {
  const asked = items.slice(0, provenAtMost).map(async (item) => {
    const isPossible =
      item.live !== undefined && (await context.suppressions.isPossible(document, item.live));
    return isPossible ? [item] : [];
  });
  return new Set((await Promise.all(asked)).flat());
}

/** All of one rule at once, where there are several or other files may have some. */
async function manyOf({ context, document, report }: ActionContext, ruleId: string): Promise<CodeAction[]> {
  const rule = report.rules.get(ruleId);
  const count = countFixable(report.items, ruleId);
  if (rule === undefined || isOfDependencies(rule) || count === 0) return [];
  const inFile = await fixRuleActions(context, document.uri, { rule, count });
  const title = `Fix all of "${rule.title}" in the workspace…`;
  const command: Command = { title, command: serverCommands.fixAllInWorkspace, arguments: [{ ruleId }] };
  const hasFolder = folderOf(context, pathOf(document.uri)) !== undefined;
  return hasFolder ? [...inFile, { title, kind: CodeActionKind.QuickFix, command }] : inFile;
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
  /** Items that a comment can set aside. */
  readonly suppressible: ReadonlySet<ReportItem>;
}

function fixesOf(at: ActionContext, item: ReportItem): CodeAction[] {
  const fixes = item.live?.fixes ?? [];
  return fixes.map((fix, index) =>
    quickFix(at, item, {
      title: fix.title,
      isPreferred: index === 0,
      edit: toWorkspaceEdit(at, fix),
      ...noteOfFix(at.context, at.document, fix.title),
    }),
  );
}

function explanationOf(at: ActionContext, item: ReportItem): CodeAction[] {
  const title = `Explain "${titleOf(at, item)}"`;
  return runnable(at, item, [{ title, command: clientCommands.explain, arguments: [addressOf(at, item)] }]);
}

/** What sets a finding aside comes after what mends and explains it. */
function decisionsOf(at: ActionContext, item: ReportItem): CodeAction[] {
  return runnable(at, item, [...suppressionsOf(at, item), ...recordedOf(at, item)]);
}

function suppressionsOf(at: ActionContext, item: ReportItem): readonly Command[] {
  if (item.live === undefined) return [];
  const { suppress, suppressInFile, suppressInWorkspace } = serverCommands;
  const title = `Suppress "${titleOf(at, item)}"`;
  const command = (ending: string, name: string): Command => ({
    title: `${title}${ending}`,
    command: name,
    arguments: [addressOf(at, item)],
  });
  const hasFolder = folderOf(at.context, pathOf(at.document.uri)) !== undefined;
  return [
    ...(at.suppressible.has(item) ? [command('…', suppress)] : []),
    ...(hasFolder
      ? [command(' in this file…', suppressInFile), command(' in the workspace…', suppressInWorkspace)]
      : []),
  ];
}

function recordedOf(at: ActionContext, item: ReportItem): readonly Command[] {
  const { agent } = item;
  if (agent === undefined) return [];
  const title = titleOf(at, item);
  return [
    { title: `Confirm "${title}"`, command: clientCommands.confirm, arguments: [{ id: agent.id }] },
    { title: `Dismiss "${title}"…`, command: clientCommands.dismiss, arguments: [{ id: agent.id }] },
  ];
}

function titleOf({ report }: ActionContext, { ruleId }: ReportItem): string {
  return report.rules.get(ruleId)?.title ?? ruleId;
}

function addressOf({ document: { uri } }: ActionContext, { fingerprint }: ReportItem) {
  return { uri, fingerprint };
}

/** Those that the client can run. */
function runnable(at: ActionContext, item: ReportItem, commands: readonly Command[]): CodeAction[] {
  const known: readonly string[] = [
    ...Object.values(serverCommands),
    ...at.context.client.options.clientCommands,
  ];
  return commands
    .filter(({ command }) => known.includes(command))
    .map((command) => quickFix(at, item, { title: command.title, command }));
}

function quickFix(
  { context: { client }, document, report }: ActionContext,
  item: ReportItem,
  action: Pick<CodeAction, 'title' | 'edit' | 'command' | 'isPreferred'>,
): CodeAction {
  const diagnostics = [toDiagnostic(item, { uri: document.uri, client, rules: report.rules })];
  return { kind: CodeActionKind.QuickFix, diagnostics, ...action };
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
