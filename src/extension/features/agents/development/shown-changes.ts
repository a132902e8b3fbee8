/** Changes of a run in the editor's own diff: the user's file as it is now, and what it becomes with what is ticked. */
import * as vscode from 'vscode';
import type { ReviewedFile } from '../../../../contract/work/development-questions.ts';
import { DisposableStore } from '../../../platform/disposables.ts';
import type { Services } from '../../../platform/services.ts';
import { placeHunks } from './place-hunks.ts';

const scheme = 'vireo-run';

interface ShownFile {
  readonly file: ReviewedFile;
  readonly original: vscode.Uri;
  readonly modified: vscode.Uri;
  readonly text: string;
}

export interface ShownChanges {
  /** Hunks that have no certain place in what the user's file is now. */
  readonly unplaced: ReadonlySet<string>;
  open(): Promise<void>;
  /** Draws the right side anew. */
  tick(ids: ReadonlySet<string>): void;
  /** Of the files with something ticked. */
  unsaved(ids: ReadonlySet<string>): readonly vscode.TextDocument[];
  /** Closes the tabs, which show what is decided. */
  close(): Promise<void>;
}

/** By address; kept after the list is closed, for the tabs that still show them. */
const texts = new Map<string, string>();
let changed: vscode.EventEmitter<vscode.Uri> | undefined;

/** Once a window: an address that nobody answers for is an error in its tab. */
function provide({ context, log }: Services): vscode.EventEmitter<vscode.Uri> {
  if (changed !== undefined) return changed;
  const emitter = new vscode.EventEmitter<vscode.Uri>();
  changed = emitter;
  context.subscriptions.push(
    new DisposableStore((error) => log.error(String(error))).addAll(
      emitter,
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: emitter.event,
        provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
      }),
    ),
  );
  return emitter;
}

export interface ChangesToShow {
  readonly requestId: string;
  readonly title: string;
  readonly root: vscode.Uri;
  readonly files: readonly ReviewedFile[];
}

/** Files that are new, gone or no text are listed, and have no diff. */
export async function showChanges(
  services: Services,
  { requestId, title, root, files }: ChangesToShow,
): Promise<ShownChanges> {
  const emitter = provide(services);
  const loaded = await Promise.all(
    files
      .filter(({ hunks }) => hunks.length > 0)
      .map(async (file) => await loadFile(vscode.Uri.joinPath(root, file.path), { file, requestId })),
  );
  const shown = loaded.filter((each) => each !== undefined);
  const unplaced = new Set(
    shown.flatMap(({ file, text }) => placeHunks(text, file.hunks).unplaced.map(({ id }) => id)),
  );
  for (const { file } of missingFrom(files, shown)) for (const { id } of file.hunks) unplaced.add(id);
  return {
    unplaced,
    open: () => openDiff(title, shown),
    tick: (ids) => {
      for (const { file, modified, text } of shown) {
        texts.set(
          modified.toString(),
          placeHunks(
            text,
            file.hunks.filter(({ id }) => ids.has(id)),
          ).text,
        );
        emitter.fire(modified);
      }
    },
    unsaved: (ids) => unsavedOf(shown, ids),
    close: async () => {
      await closeTabs(title);
      for (const { modified } of shown) texts.delete(modified.toString());
    },
  };
}

function missingFrom(files: readonly ReviewedFile[], shown: readonly ShownFile[]) {
  return files.filter((file) => !shown.some((each) => each.file === file)).map((file) => ({ file }));
}

async function loadFile(
  original: vscode.Uri,
  { file, requestId }: { readonly file: ReviewedFile; readonly requestId: string },
): Promise<ShownFile | undefined> {
  try {
    const text = (await vscode.workspace.openTextDocument(original)).getText();
    const modified = vscode.Uri.from({ scheme, path: original.path, query: requestId });
    texts.set(modified.toString(), placeHunks(text, file.hunks).text);
    return { file, original, modified, text };
  } catch {
    return undefined;
  }
}

async function openDiff(title: string, shown: readonly ShownFile[]): Promise<void> {
  const [first] = shown;
  if (first === undefined) return;
  const { executeCommand } = vscode.commands;
  if (shown.length === 1) {
    await executeCommand('vscode.diff', first.original, first.modified, title, { preview: true });
    return;
  }
  const sides = shown.map(({ original, modified }) => [original, original, modified]);
  await executeCommand('vscode.changes', title, sides);
}

function unsavedOf(shown: readonly ShownFile[], ids: ReadonlySet<string>): readonly vscode.TextDocument[] {
  const wanted = shown.filter(({ file }) => file.hunks.some(({ id }) => ids.has(id)));
  const addresses = new Set(wanted.map(({ original }) => original.toString()));
  return vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && addresses.has(uri.toString()),
  );
}

/** The editor tells what a tab of several diffs is by its title alone. */
async function closeTabs(title: string): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const own = tabs.filter(({ input, label }) =>
    input instanceof vscode.TabInputTextDiff
      ? input.modified.scheme === scheme && label === title
      : label === title && input === undefined,
  );
  if (own.length > 0) await vscode.window.tabGroups.close(own);
}
