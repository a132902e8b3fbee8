/**
 * Whose records this window shows: the demo's where the folder of its project is open, else the account that was chosen for this
 * window, else the practice of this machine.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { demoFolders } from '../../../contract/demo/demo-folders.ts';
import { accountsFolderName } from '../../../contract/local/account-names.ts';
import { accountFileName } from '../../../contract/local/backend-names.ts';
import { readSetting } from '../settings.ts';

export interface Places {
  /** The user's own practice. */
  readonly own: string;
  readonly demo: string;
  readonly demoWorkspace: vscode.Uri;
}

/** What a window remembers; no workspace can set it. */
export type Remembered = Pick<vscode.ExtensionContext, 'workspaceState'>;

/** The name of an account's folder, per window. */
const accountKey = 'vireo.account';

/** The setting is machine-scoped: no workspace can point it elsewhere. */
export function placesOf(byDefault: () => string): Places {
  const own = readSetting('vireo.dataDirectory').trim() || byDefault();
  const below = (folder: string) => vscode.Uri.joinPath(vscode.Uri.file(own), folder);
  return { own, demo: below(demoFolders.practice).fsPath, demoWorkspace: below(demoFolders.workspace) };
}

/** The data folder of this window. A reload changes nothing: its folder and its choice decide. */
export function dataDirectoryOf(byDefault: () => string, context: Remembered): string {
  const local = localDirectoryOf(byDefault);
  const { own } = placesOf(byDefault);
  const name = chosenAccount(context);
  if (local !== own || name === undefined) return local;
  const directory = path.join(own, accountsFolderName, path.basename(name));
  return existsSync(path.join(directory, accountFileName)) ? directory : own;
}

/** Of what this machine alone has, whichever account is chosen. */
export function localDirectoryOf(byDefault: () => string): string {
  const { own, demo, demoWorkspace } = placesOf(byDefault);
  return firstFolder() === demoWorkspace.fsPath ? demo : own;
}

/** Without knowing where accounts lie: undefined is certain. */
export function chosenAccount({ workspaceState }: Remembered): string | undefined {
  return workspaceState.get<string>(accountKey);
}

/** Undefined: the practice of this machine. Holds from the next start of the window on. */
export async function chooseAccount({ workspaceState }: Remembered, name: string | undefined): Promise<void> {
  await workspaceState.update(accountKey, name);
}

/** For the window that follows a demo's: what a window remembers is of its folder. */
const nextAccountKey = 'vireo.accountOfNextWindow';
const nextWithinMs = 120_000;

type Lasting = Pick<vscode.ExtensionContext, 'globalState'>;

export async function chooseAccountOfNext(
  { globalState }: Lasting,
  name: string,
  now: number,
): Promise<void> {
  await globalState.update(nextAccountKey, { name, at: now });
}

/** Shows what the window before has chosen for this one, once: it is remembered before the first wait. */
export async function takeChosenAccount(context: Remembered & Lasting, now: number): Promise<void> {
  const next = context.globalState.get<{ readonly name: string; readonly at: number }>(nextAccountKey);
  if (next === undefined || mayBeDemo()) return;
  const chosen = now - next.at < nextWithinMs ? chooseAccount(context, next.name) : undefined;
  await Promise.all([chosen, context.globalState.update(nextAccountKey, undefined)]);
}

/** Without knowing where the records lie: false is certain. */
export function mayBeDemo(): boolean {
  return firstFolder()?.replaceAll('\\', '/').endsWith(demoFolders.workspace) ?? false;
}

function firstFolder(): string | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}
