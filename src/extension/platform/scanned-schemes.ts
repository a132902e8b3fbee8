/**
 * Where the documents come from that are scanned: files, texts without a file yet, and file systems of other extensions
 * that can be written. The two sides of a diff, and other views of a file, come with schemes that cannot.
 */
import * as vscode from 'vscode';

const always = ['file', 'untitled', 'vscode-vfs'] as const;

export function isScannedScheme(scheme: string): boolean {
  return always.some((each) => each === scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** Of what is open now; one that is met later is no part of it. */
export function scannedSchemes(): ReadonlySet<string> {
  const open = [...(vscode.workspace.workspaceFolders ?? []), ...vscode.workspace.textDocuments].map(
    ({ uri: { scheme } }) => scheme,
  );
  return new Set([...always, ...open.filter(isScannedScheme)]);
}
