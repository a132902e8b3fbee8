/** Changes are applied to files as they are on disk: what is not saved yet is saved, or nothing is applied. */
import * as vscode from 'vscode';
import type { Services } from '../../../platform/services.ts';

/** False where the user turned away, or a file could not be saved. */
export async function saveFirst({ t }: Services, files: readonly vscode.Uri[]): Promise<boolean> {
  const addresses = new Set(files.map(String));
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && addresses.has(uri.toString()),
  );
  if (unsaved.length === 0) return true;
  const save = t('Save');
  const names = unsaved.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(', ');
  const sentence = t('Not saved yet: {0}. Save before the changes are applied?', names);
  if ((await vscode.window.showWarningMessage(sentence, { modal: true }, save)) !== save) return false;
  for (const document of unsaved) if (!(await document.save())) return false;
  return true;
}
