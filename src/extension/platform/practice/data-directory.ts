/** Which practice this window shows: the user's own, or the demo's where the folder of the demo project is open. */
import * as vscode from 'vscode';
import { demoFolders } from '../../../contract/demo/demo-folders.ts';
import { readSetting } from '../settings.ts';

export interface Places {
  /** The user's own practice. */
  readonly own: string;
  readonly demo: string;
  readonly demoWorkspace: vscode.Uri;
}

/** The setting is machine-scoped: no workspace can point it elsewhere. */
export function placesOf(byDefault: () => string): Places {
  const own = readSetting('vireo.dataDirectory').trim() || byDefault();
  const below = (folder: string) => vscode.Uri.joinPath(vscode.Uri.file(own), folder);
  return { own, demo: below(demoFolders.practice).fsPath, demoWorkspace: below(demoFolders.workspace) };
}

/** Where the records of this window lie. A reload changes nothing, since the folder is what decides. */
export function dataDirectoryOf(byDefault: () => string): string {
  const { own, demo, demoWorkspace } = placesOf(byDefault);
  return firstFolder() === demoWorkspace.fsPath ? demo : own;
}

/** Without knowing where the records lie: false is certain. */
export function mayBeDemo(): boolean {
  return firstFolder()?.replaceAll('\\', '/').endsWith(demoFolders.workspace) ?? false;
}

function firstFolder(): string | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}
