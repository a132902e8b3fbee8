/** Which projects this window shows: those whose folder is open here, or all where no folder is open. */
import * as vscode from 'vscode';

/** What this window knows of the user's trust in a folder: nothing of one that isn't open here. */
export function trustIn(folder: vscode.Uri | undefined): { readonly trusted?: boolean } {
  if (!vscode.workspace.isTrusted) return { trusted: false };
  const isOpen = folder !== undefined && vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  return isOpen ? { trusted: true } : {};
}

/** The project's folder is a folder of this window, or lies in one, or holds one. */
export function isFolderHere(root: vscode.Uri): boolean {
  const folders = vscode.workspace.workspaceFolders;
  return (
    folders === undefined ||
    vscode.workspace.getWorkspaceFolder(root) !== undefined ||
    folders.some(({ uri }) => uri.path.startsWith(`${root.path}/`))
  );
}
