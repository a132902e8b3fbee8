/** Gives a project the folder that is open in the window. */
import * as vscode from 'vscode';
import type { Project } from '../../../api-client/index.ts';
import type { Services } from '../../platform/services.ts';
import { describePlace } from './add-project.ts';
import { agreeWhatLeaves } from './agree-what-leaves.ts';

/** Asks which of several; false when none is open or chosen. */
export async function linkOpenFolder(services: Services, project: Project): Promise<boolean> {
  const [only, ...more] = vscode.workspace.workspaceFolders ?? [];
  const folder = more.length === 0 ? only : await vscode.window.showWorkspaceFolderPick();
  if (folder === undefined) {
    if (only === undefined)
      vscode.window.showInformationMessage(services.t('Open a folder first, then link it.'));
    return false;
  }
  return await linkFolder(services, project, folder);
}

/** False where the user turned away. The folder is of their machine: who may not change the project sets it, too. */
export async function linkFolder(
  services: Services,
  { id }: Project,
  chosen: vscode.WorkspaceFolder,
): Promise<boolean> {
  const { backend, rights } = services;
  if (!(await agreeWhatLeaves(services))) return false;
  const place = await describePlace(chosen);
  const { folder = null } = place;
  const body = rights.may('project:write') ? place : { folder };
  await backend.ask((api, options) => api.patchProject({ ...options, path: { id }, body }));
  return true;
}
