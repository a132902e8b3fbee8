/**
 * A fix of Vireo is to count everywhere at once: agents, Dashboard and command line count what is on record, and that is
 * what the backend finds on the disk. So a file that had nothing unsaved before a fix is saved after it, and its project
 * is scanned. One with unsaved changes stays as it is: it counts once its user saves it.
 */
import * as vscode from 'vscode';
import { type FixedFile, fixedFileSchema } from '../../../../contract/lsp-messages.ts';
import type { SavedVersions } from './saved-versions.ts';

/** Files that a fix has changed, as a command names one; empty where it names none. */
export function readFixes(fixed: unknown): readonly FixedFile[] {
  const { success, data } = fixedFileSchema.safeParse(fixed);
  return success ? [data] : [];
}

/** Saves what fixes have changed just now; gives the files that are on the disk as they are. */
export async function saveFixed(
  fixed: readonly FixedFile[],
  versions: SavedVersions,
): Promise<readonly string[]> {
  const saved = await Promise.all(fixed.map(async (file) => await save(file, versions)));
  return fixed.filter((_file, index) => saved[index]).map(({ uri }) => uri);
}

/** False where something else is unsaved in it. */
async function save({ uri, version }: FixedFile, versions: SavedVersions): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const savedAt = versions.of(document.uri);
  if (savedAt === document.version) return true;
  const wasSaved = version === null || (savedAt === version && document.version === version + 1);
  return wasSaved && (await document.save());
}
