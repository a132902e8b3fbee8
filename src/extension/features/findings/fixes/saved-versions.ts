/** At which version each open file was last as it is on the disk. */
import * as vscode from 'vscode';
import { DisposableStore } from '../../../../pages/disposables.ts';

export class SavedVersions extends DisposableStore {
  readonly #versions = new Map<string, number>();

  constructor(onError: (error: unknown) => void) {
    super(onError);
    const note = (document: vscode.TextDocument): void => {
      if (!document.isDirty) this.#versions.set(document.uri.toString(), document.version);
    };
    for (const document of vscode.workspace.textDocuments) note(document);
    this.addAll(
      vscode.workspace.onDidOpenTextDocument(note),
      vscode.workspace.onDidSaveTextDocument(note),
      // A change of the text is heard before the file counts as unsaved; without one it has been saved or reverted.
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) note(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#versions.delete(uri.toString())),
    );
  }

  /** Undefined for a file that was not saved since it was opened. */
  of(uri: vscode.Uri): number | undefined {
    return this.#versions.get(uri.toString());
  }
}
