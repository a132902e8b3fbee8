/** The editor of our pages of Markdown, and the command by which their links open places. */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';

export function registerPages(services: Services): Disposable {
  const onError = (error: unknown): void => services.log.warn(`Page: ${String(error)}`);
  const resolveCustomTextEditor = async (
    document: vscode.TextDocument,
    { webview, onDidDispose }: vscode.WebviewPanel,
  ): Promise<void> => {
    webview.options = { enableCommandUris: ['vireo.openPlace'] };
    const draw = async (): Promise<void> => {
      const { drawPage } = await import('./page-editor.ts');
      webview.html = await drawPage(services, { uri: document.uri, text: document.getText() });
    };
    const listening = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document) draw().catch(onError);
    });
    onDidDispose(() => listening.dispose());
    await draw();
  };
  return new DisposableStore(onError).addAll(
    vscode.window.registerCustomEditorProvider('vireo.page', { resolveCustomTextEditor }),
    registerCommand(services, 'vireo.openPlace', openPlace),
  );
}

/** `place` comes out of a link. */
async function openPlace(place: unknown): Promise<void> {
  const { uri, line = 1 } = Object(place);
  if (typeof uri !== 'string' || !Number.isInteger(line)) return;
  const start = new vscode.Position(Math.max(0, line - 1), 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: new vscode.Range(start, start) });
}
