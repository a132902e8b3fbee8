/** What a reader does with a block of code: inserts it, or sees what it would change before it does. */
import * as vscode from 'vscode';
import type { UseCode } from '../../../../webviews/coach/host/coach-ports.ts';
import { resolveFile } from '../../platform/files/workspace-files.ts';
import type { Services } from '../../platform/services.ts';

export async function useCode({ t }: Services, { act, text, language, path }: UseCode): Promise<void> {
  const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  if (act === 'insert' && editor !== undefined) {
    await editor.edit((edit) => edit.replace(editor.selection, text));
    return;
  }
  const target =
    act === 'apply' && path !== undefined ? await resolveFile(path).catch(() => undefined) : undefined;
  const document =
    target === undefined ? editor?.document : await vscode.workspace.openTextDocument(target.uri);
  if (document === undefined || act === 'insert') {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({
        content: text,
        ...(language !== '' && { language: toLanguage(language) }),
      }),
    );
    return;
  }
  await previewEdit(document, { text, range: rangeOf(document, editor), label: t('From the coach') });
}

/** A selection is what the question was about; without one it is the whole file. */
function rangeOf(document: vscode.TextDocument, editor: vscode.TextEditor | undefined): vscode.Range {
  const isShown = editor !== undefined && editor.document === document && !editor.selection.isEmpty;
  return isShown ? editor.selection : new vscode.Range(0, 0, document.lineCount, 0);
}

/** The editor's own preview of a change, with each hunk to be left out; nothing is changed before it is taken. */
async function previewEdit(
  document: vscode.TextDocument,
  { text, range, label }: { readonly text: string; readonly range: vscode.Range; readonly label: string },
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text, { needsConfirmation: true, label });
  await vscode.workspace.applyEdit(edit);
}

const languages: Readonly<Record<string, string>> = {
  ts: 'typescript',
  js: 'javascript',
  py: 'python',
  sh: 'shellscript',
  md: 'markdown',
};

function toLanguage(name: string): string {
  return languages[name] ?? name;
}
