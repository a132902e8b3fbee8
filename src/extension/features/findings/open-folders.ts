/** Which projects this window shows: those whose folder is open here, or all where no folder is open. */
import * as vscode from 'vscode';

/** The project's folder is a folder of this window, or lies in one, or holds one. */
export function isFolderHere(root: vscode.Uri): boolean {
  const folders = vscode.workspace.workspaceFolders;
  return (
    folders === undefined ||
    vscode.workspace.getWorkspaceFolder(root) !== undefined ||
    folders.some(({ uri }) => uri.path.startsWith(`${root.path}/`))
  );
}
