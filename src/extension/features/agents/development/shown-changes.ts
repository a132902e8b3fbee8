/** Changes of a run in the editor's own diff: the user's file as it is now, and what it becomes with what is ticked. */
import * as vscode from 'vscode';
import type { ReviewedFile } from '../../../../contract/work/development-questions.ts';
import { DisposableStore } from '../../../../pages/disposables.ts';
import type { Services } from '../../../platform/services.ts';
import { placeHunks } from './place-hunks.ts';
import { wholeOf } from './whole-part.ts';

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
  /** Redraws the right side. */
  tick(ids: ReadonlySet<string>): void;
  /** The user's files of which something is ticked. */
  filesOf(ids: ReadonlySet<string>): readonly vscode.Uri[];
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

/** Files that are no text, or whose text is too long for the question, are listed and have no diff. */
export async function showChanges(
  services: Services,
  { requestId, title, root, files }: ChangesToShow,
): Promise<ShownChanges> {
  const emitter = provide(services);
  const loaded = await Promise.all(
    files
      .filter((file) => file.hunks.length > 0 || wholeOf(file) !== undefined)
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
        texts.set(modified.toString(), becomes({ file, text }, ids));
        emitter.fire(modified);
      }
    },
    filesOf: (ids) => filesOf(shown, ids),
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
  const isNew = wholeOf(file)?.kind === 'create';
  try {
    const text = isNew ? '' : (await vscode.workspace.openTextDocument(original)).getText();
    const modified = vscode.Uri.from({ scheme, path: original.path, query: requestId });
    texts.set(modified.toString(), becomes({ file, text }));
    // Of an address of ours without a text the editor is given an empty one.
    const left = isNew ? modified.with({ fragment: 'before' }) : original;
    return { file, original: left, modified, text };
  } catch {
    return undefined;
  }
}

/** With all of it, or what is ticked. */
function becomes({ file, text }: Pick<ShownFile, 'file' | 'text'>, ids?: ReadonlySet<string>): string {
  const isTicked = ({ id }: { readonly id: string }) => ids === undefined || ids.has(id);
  const whole = wholeOf(file);
  if (whole !== undefined) return isTicked(whole) ? whole.after.join('') : text;
  return placeHunks(text, file.hunks.filter(isTicked)).text;
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

function filesOf(shown: readonly ShownFile[], ids: ReadonlySet<string>): readonly vscode.Uri[] {
  return shown.flatMap(({ file: { parts, hunks }, original }) =>
    [...parts, ...hunks].some(({ id }) => ids.has(id)) ? [original] : [],
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
