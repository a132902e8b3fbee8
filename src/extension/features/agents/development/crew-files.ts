/** The crew files of a folder, by their names alone: what they say is read by the run, once it is asked for. */
import * as vscode from 'vscode';
import { trustIn } from '../../../platform/files/open-folders.ts';
import { pickProject } from '../../../platform/practice/pick-project.ts';
import type { Services } from '../../../platform/services.ts';
import { crewNameFault, crewPathOf, isCrewName, starterFile } from './crew-names.ts';

const mostListed = 50;

/** Relative to the folder, sorted; none where there is no such folder. */
export async function listCrews(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, '.vireo', 'agents'));
    return entries
      .filter(([name, type]) => type === vscode.FileType.File && isCrewName(name))
      .map(([name]) => `.vireo/agents/${name}`)
      .sort()
      .slice(0, mostListed);
  } catch {
    return [];
  }
}

/** *New Agent File…*: writes a commented file to begin with, and opens it. One that is there is opened as it is. */
export async function newAgentFile({ services }: { readonly services: Services }): Promise<void> {
  const { t } = services;
  const folder = await findFolder(services);
  if (folder === undefined) return;
  const name = await vscode.window.showInputBox({
    title: t('Name of the agent file'),
    prompt: t('It is written to .vireo/agents and says how the crew of the development agent works.'),
    value: 'crew',
    ignoreFocusOut: true,
    validateInput: (value) => (crewNameFault(value) ? t('Letters, digits, - and _, at most 64.') : undefined),
  });
  if (name === undefined) return;
  const file = vscode.Uri.joinPath(folder, ...crewPathOf(name).split('/'));
  const edit = new vscode.WorkspaceEdit();
  const isGerman = vscode.env.language.toLowerCase().startsWith('de');
  edit.createFile(file, {
    ignoreIfExists: true,
    contents: new TextEncoder().encode(starterFile(isGerman ? 'de' : 'en')),
  });
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(file);
}

/** That of a project which is open here and trusted; the only open one is not asked about. */
async function findFolder(services: Services): Promise<vscode.Uri | undefined> {
  const { t } = services;
  const open = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => trustIn(uri).trusted === true);
  if (open.length === 1) return open[0]?.uri;
  const id = await pickProject(services, { placeholder: t('For which project is the agent file?') });
  if (id === undefined) return undefined;
  const folder = (await services.records.load()).projects.get(id)?.folder;
  const uri = folder ? vscode.Uri.file(folder) : undefined;
  if (uri !== undefined && trustIn(uri).trusted === true) return uri;
  void vscode.window.showWarningMessage(t('Open the folder of the project in this window, and trust it.'));
  return undefined;
}
