/**
 * "Fix all of a rule in the workspace": scans for it, fixes each file as it is now, proves that by another scan, and
 * hands the client one edit: after a yes, or to choose from place by place. The server writes no file.
 */
import {
  type ApplyWorkspaceEditParams,
  type CancellationToken,
  CancellationTokenSource,
  type ChangeAnnotation,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixedFilesMessage, ruleAddressSchema, serverCommands } from '../../contract/lsp-messages.ts';
import type { Language, RuleInfo } from '../../scanner/model.ts';
import { applyOrTell } from '../apply-edit.ts';
import type { ServerContext } from '../context.ts';
import { languageOf } from '../document-language.ts';
import { readWorkspace } from '../scans/scanned-workspace.ts';
import { showMessage } from '../show-message.ts';
import { readWorkspaceText } from '../workspace-text.ts';
import { countFixable, fixDocument } from './fix-all.ts';

/** More at once is nothing that anybody reads before it is applied. */
const filesAtMost = 500;

export function registerFixWorkspace(context: ServerContext): void {
  context.commands.set(serverCommands.fixAllInWorkspace, async (argument, token) => {
    const { ruleId } = ruleAddressSchema.parse(argument);
    const rule = await context.reports.findRule(ruleId);
    if (rule !== undefined) await fixWorkspace(context, rule, token);
  });
}

async function fixWorkspace(context: ServerContext, rule: RuleInfo, token: CancellationToken): Promise<void> {
  const source = new CancellationTokenSource();
  token.onCancellationRequested(() => source.cancel());
  const progress = context.client.showsProgress
    ? await context.connection.window.createWorkDoneProgress()
    : undefined;
  progress?.token.onCancellationRequested(() => source.cancel());
  progress?.begin('Vireo', 0, `Looking for "${rule.title}"`, true);
  try {
    const files = await findFiles(context, rule, {
      token: source.token,
      onProgress: (done, total) =>
        progress?.report(total === 0 ? 0 : Math.floor((90 * done) / total), `${done} of ${total} files`),
    });
    progress?.report(90, `Fixing ${files.length} files`);
    const changes = await fixFiles(context, rule, { files, token: source.token });
    progress?.done();
    if (!source.token.isCancellationRequested) await hand(context, rule, { files, changes });
  } finally {
    progress?.done();
  }
}

interface FoundFile {
  readonly uri: string;
  readonly language: Language;
  readonly settingsOf: string;
}

/** Open documents as they are now, the rest as on disk. */
async function findFiles(
  context: ServerContext,
  { id }: RuleInfo,
  watching: { readonly token: CancellationToken; onProgress(done: number, total: number): void },
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const document of context.documents.all()) {
    const { uri } = document;
    const language = languageOf(document);
    const report = await context.reports.of(document, watching.token);
    if (report === undefined || language === undefined || countFixable(report.items, id) === 0) continue;
    found.push({ uri, language, settingsOf: uri });
  }
  await readWorkspace(context, {
    ...watching,
    onFile: async ({ uri, folderUri, language, items }) => {
      if (countFixable(items, id) > 0) found.push({ uri, language, settingsOf: folderUri });
    },
  });
  return found.sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

interface FixRequest {
  readonly files: readonly FoundFile[];
  readonly token: CancellationToken;
}

async function fixFiles(
  context: ServerContext,
  { id }: RuleInfo,
  { files, token }: FixRequest,
): Promise<readonly TextDocumentEdit[]> {
  const changes: TextDocumentEdit[] = [];
  for (const { uri, language, settingsOf } of files.slice(0, filesAtMost)) {
    if (token.isCancellationRequested) return [];
    const document = context.documents.find(uri) ?? (await readDocument(context, uri));
    if (document === undefined) continue;
    const edits = await fixDocument(context, { document, language, ruleId: id, settingsOf });
    const version = context.documents.find(uri)?.version ?? null;
    if (edits.length > 0) changes.push({ textDocument: { uri, version }, edits });
  }
  return changes;
}

async function readDocument(context: ServerContext, uri: string): Promise<TextDocument | undefined> {
  const text = await readWorkspaceText(uri, context.folders());
  return text === undefined ? undefined : TextDocument.create(uri, '', 0, text);
}

interface Outcome {
  readonly files: readonly FoundFile[];
  readonly changes: readonly TextDocumentEdit[];
}

async function hand(context: ServerContext, rule: RuleInfo, { files, changes }: Outcome): Promise<void> {
  const count = changes.reduce((sum, { edits }) => sum + edits.length, 0);
  if (count === 0)
    return showMessage(context, `Nothing of "${rule.title}" can be fixed safely in this workspace.`);
  const answer = await ask(context, questionOf(count, changes.length));
  if (answer === undefined) return;
  const isChosen = answer === answers.choose;
  const label = `Fix all of "${rule.title}"`;
  const edit = toEdit(context, rule, { changes, isChosen });
  const applied = await apply(context, { label, edit }, isChosen);
  // Of what was chosen place by place nobody says which files it was.
  if (applied && !isChosen) await noteFixed(context, changes);
  const left = files.length - Math.min(files.length, filesAtMost);
  if (applied && left > 0) showMessage(context, `${left} more files have it: run the fix again for those.`);
}

async function noteFixed(
  { client, connection }: ServerContext,
  changes: readonly TextDocumentEdit[],
): Promise<void> {
  if (!client.options.savesFiles) return;
  const files = changes.map(({ textDocument: { uri, version } }) => ({ uri, version }));
  await connection.sendNotification(fixedFilesMessage.method, { files });
}

/** Whoever chooses may choose nothing, which is no failure. */
async function apply(
  context: ServerContext,
  asked: ApplyWorkspaceEditParams,
  isChosen: boolean,
): Promise<boolean> {
  if (!isChosen) return await applyOrTell(context, asked);
  return (await context.connection.workspace.applyEdit(asked)).applied;
}

/** `choose` shows the edit with a box at each place: editors leave those empty, so that each is looked at. */
const answers = { all: 'Change All', choose: 'Choose…' } as const;

async function ask({ client, connection }: ServerContext, question: string): Promise<string | undefined> {
  const offered = client.annotatesEdits ? [answers.all, answers.choose] : [answers.all];
  const answer = await connection.window.showInformationMessage(
    question,
    ...offered.map((title) => ({ title })),
  );
  return answer?.title;
}

interface Changes {
  readonly changes: readonly TextDocumentEdit[];
  /** The user says which. */
  readonly isChosen: boolean;
}

function toEdit(
  { client }: ServerContext,
  { title, fix }: RuleInfo,
  { changes, isChosen }: Changes,
): WorkspaceEdit {
  if (!client.versionedEdits) {
    const plain = changes.map(({ textDocument: { uri }, edits }) => [uri, edits]);
    return { changes: Object.fromEntries(plain) };
  }
  if (!isChosen) return { documentChanges: [...changes] };
  const annotated = changes.map(({ textDocument, edits }) => ({
    textDocument,
    edits: edits.map((edit) => ({ ...edit, annotationId: title })),
  }));
  const annotation: ChangeAnnotation = {
    label: title,
    needsConfirmation: true,
    description: fix.slice(0, 200),
  };
  return { documentChanges: annotated, changeAnnotations: { [title]: annotation } };
}

function questionOf(places: number, files: number): string {
  return `Change ${places} ${places === 1 ? 'place' : 'places'} in ${files} ${files === 1 ? 'file' : 'files'}?`;
}
