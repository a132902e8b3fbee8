/** A folder whose repository is a project's is offered as its folder on this machine, once. */
import * as vscode from 'vscode';
import type { Place } from '../../../domain/project-rules.ts';
import { readHead } from '../../platform/git.ts';
import type { Services } from '../../platform/services.ts';
import { folderToOffer } from './folder-to-offer.ts';
import { linkFolder } from './link-open-folder.ts';

const askedKey = 'vireo.offeredFolders';

export async function offerFolder(services: Services): Promise<void> {
  const { records, t, context } = services;
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (folders.length === 0) return;
  const { projects } = await records.load();
  if (![...projects.values()].some(({ folder }) => folder === null)) return;
  const offered = folderToOffer([...projects.values()], await Promise.all(folders.map(placeOf)));
  const project = offered && projects.get(offered.projectId);
  const folder = folders.find(({ uri }) => uri.fsPath === offered?.folder);
  if (project === undefined || folder === undefined) return;
  const key = `${project.id} ${folder.uri.fsPath}`;
  const asked = context.globalState.get<readonly string[]>(askedKey, []);
  if (asked.includes(key)) return;
  await context.globalState.update(askedKey, [...asked.slice(-mostAsked), key]);
  const link = t('Link This Folder');
  const sentence = t(
    'This folder is a repository of {0}, which has no folder on this machine yet.',
    project.name,
  );
  if ((await vscode.window.showInformationMessage(sentence, link)) === link)
    await linkFolder(services, project, folder);
}

const mostAsked = 199;

async function placeOf({ uri }: vscode.WorkspaceFolder): Promise<Place> {
  return { folder: uri.fsPath, ...(await readHead(uri)) };
}
