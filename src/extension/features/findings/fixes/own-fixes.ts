/**
 * A fix of Vireo is to count everywhere at once: agents, Dashboard and command line count what is on record, and that is
 * what the backend finds on the disk. So a file that had nothing unsaved before a fix is saved after it, and its project
 * is scanned. One with unsaved changes stays as it is: it counts once its user saves it.
 */
import * as vscode from 'vscode';
import type { FixedFile } from '../../../../contract/lsp-messages.ts';
import { type Disposable, DisposableStore } from '../../../platform/disposables.ts';
import type { Services } from '../../../platform/services.ts';
import { markDone } from '../../../platform/walkthrough/progress.ts';

export class OwnFixes implements Disposable {
  readonly #services: Services;
  readonly #scan: (uris: readonly string[]) => Promise<void>;
  readonly #store: DisposableStore;
  /** By file that is open, the version at which it was last as it is on the disk. */
  readonly #savedAt = new Map<string, number>();

  /** `scan` brings the findings of these files up to date in the backend. */
  constructor(services: Services, scan: (uris: readonly string[]) => Promise<void>) {
    this.#services = services;
    this.#scan = scan;
    this.#store = new DisposableStore((error) => services.log.error(String(error)));
    const note = (document: vscode.TextDocument): void => {
      if (!document.isDirty) this.#savedAt.set(document.uri.toString(), document.version);
    };
    for (const document of vscode.workspace.textDocuments) note(document);
    this.#store.addAll(
      vscode.workspace.onDidOpenTextDocument(note),
      vscode.workspace.onDidSaveTextDocument(note),
      // A change of the text is heard before the file counts as unsaved; without one it has been saved or reverted.
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) note(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#savedAt.delete(uri.toString())),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** Of fixes that were applied just now. */
  async note(fixed: readonly FixedFile[]): Promise<void> {
    markDone('finding', this.#services);
    const saved = await Promise.all(fixed.map((file) => this.#save(file)));
    const uris = fixed.filter((_file, index) => saved[index]).map(({ uri }) => uri);
    if (uris.length > 0) await this.#scan(uris);
  }

  /** False where something else is unsaved in it. */
  async #save({ uri, version }: FixedFile): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const savedAt = this.#savedAt.get(document.uri.toString());
    if (savedAt === document.version) return true;
    const wasSaved = version === null || (savedAt === version && document.version === version + 1);
    return wasSaved && (await document.save());
  }
}
