/**
 * Tells the language server which of its open documents no tab shows: the editor holds them for a while after their last tab
 * has closed, and asks for no diagnostics of them then.
 */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { showDocumentMessage } from '../../../contract/lsp-messages.ts';

export function reportHiddenDocuments(
  client: LanguageClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const hidden = new Set<string>();
  const report = (uri: vscode.Uri, isShown: boolean): void => {
    if (isShown) hidden.delete(uri.toString());
    else hidden.add(uri.toString());
    client
      .sendNotification(showDocumentMessage.method, {
        uri: client.code2ProtocolConverter.asUri(uri),
        isShown,
      })
      .catch((error: unknown) => log.warn(String(error)));
  };
  const changes = vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
    const shown = addressesInTabs();
    for (const uri of [...closed, ...opened].flatMap(urisOf)) {
      const isShown = shown.has(uri.toString());
      if (isShown === hidden.has(uri.toString())) report(uri, isShown);
    }
  });
  const ends = vscode.workspace.onDidCloseTextDocument(({ uri }) => hidden.delete(uri.toString()));
  return vscode.Disposable.from(changes, ends);
}

export function addressesInTabs(): ReadonlySet<string> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return new Set(tabs.flatMap(urisOf).map((uri) => uri.toString()));
}

export function urisOf({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.modified] : [];
}
