/** Gives a project the folder that is open in the window. */
import * as vscode from 'vscode';
import type { Project } from '../../../api-client/index.ts';
import type { Services } from '../../platform/services.ts';
import { describePlace } from './add-project.ts';

/** Asks which of several; false when none is open or chosen. */
export async function linkOpenFolder({ backend, t }: Services, project: Project): Promise<boolean> {
  const [only, ...more] = vscode.workspace.workspaceFolders ?? [];
  const folder = more.length === 0 ? only : await vscode.window.showWorkspaceFolderPick();
  if (folder === undefined) {
    if (only === undefined) vscode.window.showInformationMessage(t('Open a folder first, then link it.'));
    return false;
  }
  const body = await describePlace(folder);
  await backend.ask((api, options) => api.patchProject({ ...options, path: { id: project.id }, body }));
  return true;
}
