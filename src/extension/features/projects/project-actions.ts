/** What is done with a project from its row or the palette. */
import * as vscode from 'vscode';
import type { Project } from '../../../api-client/index.ts';
import { pickProject } from '../../platform/practice/pick-project.ts';
import { type Row, recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { linkOpenFolder } from './link-open-folder.ts';
import { requireFolder } from './require-folder.ts';

export type ProjectAct = (services: Services, project: Project) => Promise<void>;

/** From a row the project is known; from the palette it is asked for. */
export async function withProject(
  services: Services,
  asked: string | undefined,
  act: ProjectAct,
): Promise<void> {
  const placeholder = services.t('Which project?');
  const id = asked ?? (await pickProject(services, { placeholder }));
  const { projects } = await services.records.load();
  const project = id === undefined ? undefined : projects.get(id);
  if (project !== undefined) await act(services, project);
}

export const openFolder: ProjectAct = async (services, project) => {
  const { folder } = project;
  if (folder === null) {
    await requireFolder(services, project.id);
    return;
  }
  const uri = vscode.Uri.file(folder);
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) {
    await vscode.commands.executeCommand('revealInExplorer', uri);
  } else {
    await vscode.commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: true });
  }
};

export const linkFolder: ProjectAct = async (services, project) => {
  await linkOpenFolder(services, project);
};

export const archive: ProjectAct = async ({ backend, t }, project) => {
  const act = t('Archive');
  const detail = t('Its entries and invoices stay. No time can be added to it any more.');
  const question = t('Archive {0}?', project.name);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, act)) !== act) return;
  await backend.ask((api, options) =>
    api.patchProject({ ...options, path: { id: project.id }, body: { archived: true } }),
  );
};

export async function openOnGitHub(services: Services, target: unknown): Promise<void> {
  const address = findAddress(target);
  if (address !== undefined) return void (await vscode.env.openExternal(vscode.Uri.parse(address, true)));
  const id = recordIdOf(target as Row | undefined, 'project');
  await withProject(services, id, async ({ t }, { githubUrl, name }) => {
    if (githubUrl === null) vscode.window.showInformationMessage(t('{0} is not linked to GitHub.', name));
    else await vscode.env.openExternal(vscode.Uri.parse(githubUrl, true));
  });
}

/** Rows of pull requests carry their own address; only GitHub's is opened. */
function findAddress(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null || !('address' in target)) return undefined;
  const { address } = target;
  return typeof address === 'string' && address.startsWith('https://github.com/') ? address : undefined;
}
