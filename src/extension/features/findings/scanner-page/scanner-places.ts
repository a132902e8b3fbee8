/** What the page can be about: the projects whose folder is open here, or the workspace where there is none. */
import * as vscode from 'vscode';
import { isFolderHere } from '../../../platform/files/open-folders.ts';
import type { Services } from '../../../platform/services.ts';

export interface ScannerPlace {
  /** Of the project; undefined for a workspace that belongs to none. */
  readonly projectId: string | undefined;
  readonly name: string;
  readonly folder: vscode.Uri | undefined;
}

export async function loadPlaces({ backend, records, t }: Services): Promise<readonly ScannerPlace[]> {
  const name = vscode.workspace.name ?? t('Open files');
  const workspace = { projectId: undefined, name, folder: vscode.workspace.workspaceFolders?.[0]?.uri };
  if (backend.state.phase !== 'ready') return [workspace];
  const { projects } = await records.load();
  const here = [...projects.values()].flatMap(({ id, name: called, folder, archivedAt }) => {
    if (!folder || archivedAt !== null) return [];
    const root = vscode.Uri.file(folder);
    return isFolderHere(root) ? [{ projectId: id, name: called, folder: root }] : [];
  });
  return here.length === 0 ? [workspace] : here;
}
