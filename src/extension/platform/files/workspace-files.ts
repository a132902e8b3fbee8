/**
 * Files of the open folders as an answer may read them: in trusted workspaces alone, inside the folders whatever links say,
 * and nothing that the rules of tools deny.
 */
import * as vscode from 'vscode';
import { builtInRules } from '../../../domain/policy/acts/built-in-rules.ts';
import { decidePaths } from '../../../domain/policy/acts/decide-paths.ts';
import { namesInFolder, type Place, pathsInFolder } from './folder-paths.ts';

/** Said in place of what was asked for. */
export class NotReadable extends Error {}

/** A file in an open folder, with the paths by which rules judge it: see `pathsInFolder`. */
export interface WorkspaceFile {
  readonly uri: vscode.Uri;
  readonly paths: readonly string[];
}

export interface FileText {
  readonly text: string;
  readonly isCut: boolean;
}

export const longestText = 200_000;
const largestFile = 2_000_000;
/** Of others, and made by machines. */
const leftOut = '**/{node_modules,.git,dist,out,build,target,.venv}/**';

export function requireTrust(): void {
  if (!vscode.workspace.isTrusted)
    throw new NotReadable('The workspace is in Restricted Mode: nothing of it is read.');
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) throw new NotReadable('No folder is open.');
}

/** With `/`, from its folder; with several folders the folder's name goes before it. */
export function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

function isAllowed(file: string): boolean {
  const act = { tool: 'read_file', effect: 'read', userId: '', paths: [file] } as const;
  return decidePaths(act, [builtInRules]).verdict === 'allow';
}

export async function findWorkspaceFiles(glob: string, limit: number): Promise<readonly WorkspaceFile[]> {
  requireTrust();
  return await keepInside(await vscode.workspace.findFiles(glob, leftOut, limit));
}

/** Those of the open folders that no rule of tools denies, whatever links say. */
export async function keepInside(uris: readonly vscode.Uri[]): Promise<readonly WorkspaceFile[]> {
  const files = await Promise.all(uris.map(async (uri) => ({ uri, paths: await findPaths(uri) })));
  return files.flatMap(({ uri, paths }) =>
    paths !== undefined && [nameOf(uri), ...paths].every(isAllowed) ? { uri, paths } : [],
  );
}

/** In each of the open folders that it is in: one may lie in another. */
async function findPaths(uri: vscode.Uri): Promise<readonly string[] | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map(async (folder) => await pathsInFolder(toPlace(folder.uri), toPlace(uri))),
  );
  const paths = found.flatMap((each) => each ?? []);
  return paths.length === 0 ? undefined : [...new Set(paths)];
}

/** The file that a list names so; undefined where no folder has that name. */
export function uriOf(name: string): vscode.Uri | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0] && vscode.Uri.joinPath(folders[0].uri, name);
  const folder = folders.find((each) => name.startsWith(`${each.name}/`));
  return folder && vscode.Uri.joinPath(folder.uri, name.slice(folder.name.length + 1));
}

function toPlace({ scheme, path, fsPath }: vscode.Uri): Place {
  return { path, ...(scheme === 'file' && { disk: fsPath }) };
}

/** The file of that name in the open folders. */
export async function resolveFile(name: string): Promise<WorkspaceFile> {
  requireTrust();
  if (!isAllowed(name)) throw new NotReadable(`${name} is not read: the rules of tools deny it.`);
  const folders = vscode.workspace.workspaceFolders ?? [];
  for (const folder of folders) {
    for (const each of namesInFolder(name, folder.name, folders.length)) {
      const file = await findInside(vscode.Uri.joinPath(folder.uri, each));
      if (file !== undefined) return file;
    }
  }
  throw new NotReadable(`There is no file ${name} in the open folders.`);
}

async function findInside(uri: vscode.Uri): Promise<WorkspaceFile | undefined> {
  const exists = await vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.File) !== 0,
    () => false,
  );
  return exists ? (await keepInside([uri]))[0] : undefined;
}

/** As it is in its editor, else on disk. */
export async function readText(uri: vscode.Uri): Promise<FileText> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return cut(open.getText());
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > largestFile) throw new NotReadable(`${nameOf(uri)} is larger than 2 MB.`);
  const bytes = await vscode.workspace.fs.readFile(uri);
  if (bytes.subarray(0, 8_000).includes(0)) throw new NotReadable(`${nameOf(uri)} is no text.`);
  return cut(new TextDecoder().decode(bytes));
}

export function cut(text: string): FileText {
  return text.length <= longestText
    ? { text, isCut: false }
    : { text: text.slice(0, longestText), isCut: true };
}
