/**
 * Files of the open folders as an answer may read them: in trusted workspaces alone, inside the folders whatever links say,
 * and nothing that the rules of tools deny.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { builtInRules } from '../../../../domain/policy/acts/built-in-rules.ts';
import { decideAct } from '../../../../domain/policy/acts/decide-act.ts';

/** Said in place of what was asked for. */
export class NotReadable extends Error {}

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
  return decideAct(act, [builtInRules]).verdict === 'allow';
}

export async function findWorkspaceFiles(glob: string, limit: number): Promise<readonly vscode.Uri[]> {
  requireTrust();
  const files = await vscode.workspace.findFiles(glob, leftOut, limit);
  return files.filter((file) => isAllowed(nameOf(file)));
}

/** The file of that name in the open folders. */
export async function resolveFile(name: string): Promise<vscode.Uri> {
  requireTrust();
  if (!isAllowed(name)) throw new NotReadable(`${name} is not read: the rules of tools deny it.`);
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const inFolder = name.startsWith(`${folder.name}/`) ? name.slice(folder.name.length + 1) : undefined;
    for (const each of [name, inFolder]) {
      const uri = each === undefined ? undefined : await findInside(folder.uri, each);
      if (uri !== undefined) return uri;
    }
  }
  throw new NotReadable(`There is no file ${name} in the open folders.`);
}

async function findInside(folder: vscode.Uri, name: string): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.joinPath(folder, name);
  const exists = await vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.File) !== 0,
    () => false,
  );
  if (!exists) return undefined;
  if (folder.scheme !== 'file') return isBelow(folder.path, uri.path) ? uri : undefined;
  const [root, real] = await Promise.all([realpath(folder.fsPath), realpath(uri.fsPath)]);
  const inner = path.relative(root, real).replaceAll(path.sep, '/');
  return isBelow(root, real) && isAllowed(inner) ? uri : undefined;
}

function isBelow(folder: string, file: string): boolean {
  const inner = path.relative(folder, file);
  return inner !== '' && !inner.startsWith('..') && !path.isAbsolute(inner);
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
