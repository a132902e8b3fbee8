/** Agents read the folder of a project: where it has none, the open one is offered before anything is filled in. */
import * as vscode from 'vscode';
import type { Project } from '../../../api-client/index.ts';
import type { Services } from '../../platform/services.ts';
import { linkOpenFolder } from './link-open-folder.ts';

/** False when the project has no folder and was given none. */
export async function requireFolder(services: Services, projectId: string): Promise<boolean> {
  const { projects } = await services.records.load();
  const project = projects.get(projectId);
  // One that is gone is refused where it is used.
  if (project === undefined || project.folder !== null) return true;
  return vscode.workspace.workspaceFolders === undefined
    ? await offerToOpen(services, project)
    : await offerToLink(services, project);
}

async function offerToLink(services: Services, project: Project): Promise<boolean> {
  const { t } = services;
  const link = t('Link This Folder');
  const sentence = t('{0} has no folder yet. Link it to the folder that is open here.', project.name);
  const chosen = await vscode.window.showInformationMessage(sentence, link);
  return chosen === link && (await linkOpenFolder(services, project));
}

/** The window starts anew in the folder that is opened: nothing goes on from here. */
async function offerToOpen({ t }: Services, project: Project): Promise<false> {
  const open = t('Open Folder…');
  const sentence = t('{0} has no folder yet. Open its folder, then link the project to it.', project.name);
  if ((await vscode.window.showInformationMessage(sentence, open)) === open) {
    await vscode.commands.executeCommand('vscode.openFolder');
  }
  return false;
}
