/** Runs a tool of an answer in the open folders: it reads files, git and problems, and nothing else. */
import * as vscode from 'vscode';
import type * as z from 'zod';
import type { ClientToolResult } from '../../../../../webviews/coach/host/coach-ports.ts';
import { type ClientToolName, clientTools, isClientTool } from '../../../../contract/coach/client-tools.ts';
import {
  cut,
  findWorkspaceFiles,
  keepInside,
  NotReadable,
  nameOf,
  readText,
  requireTrust,
  resolveFile,
  uriOf,
  type WorkspaceFile,
} from '../../../platform/files/workspace-files.ts';
import { findPlaceInRepository, readRepository } from '../../../platform/git.ts';
import { listProblems } from './problems.ts';
import { loadProjectRules } from './project-rules.ts';

type Paths = Record<string, string[]>;

interface Told {
  readonly output: string;
  /** By name in the output: the paths by which rules judge the file. */
  readonly paths: Paths;
  /** Of a difference: where in the repository the folder is. */
  readonly root?: string;
}

type Inputs = { readonly [Name in ClientToolName]: z.output<(typeof clientTools)[Name]['input']> };
type Runs = { readonly [Name in ClientToolName]: (input: Inputs[Name]) => Promise<Told> };

const mostFiles = 200;
const mostSearched = 2_000;
const mostLines = 100;

const runs: Runs = {
  async list_files({ glob }) {
    const files = await findWorkspaceFiles(glob, mostFiles);
    const names = files.map(({ uri }) => nameOf(uri));
    return { output: names.toSorted().join('\n'), paths: pathsOf(files) };
  },
  async read_file({ path, fromLine = 1, toLine }) {
    const file = await resolveFile(path);
    const { text, isCut } = await readText(file.uri);
    const lines = text.split('\n').slice(fromLine - 1, toLine);
    return {
      output: [...lines, ...(isCut ? ['(cut)'] : [])].join('\n'),
      paths: { [path]: [...file.paths] },
    };
  },
  search_files: async ({ text, glob = '**/*' }) =>
    await search(text, await findWorkspaceFiles(glob, mostSearched)),
  async read_git({ what }) {
    requireTrust();
    const folder = vscode.workspace.workspaceFolders?.[0];
    if (folder === undefined) return { output: '', paths: {} };
    const output = cut(await readRepository(folder.uri, what)).text;
    if (what === 'diff') {
      const root = await findPlaceInRepository(folder.uri);
      return { output, paths: {}, ...(root !== undefined && { root }) };
    }
    if (what === 'log') return { output, paths: {} };
    const uris = output.split('\n').flatMap((name) => uriOf(name) ?? []);
    return { output, paths: pathsOf(await keepInside(uris)) };
  },
  async read_problems({ path }) {
    requireTrust();
    if (path !== undefined) {
      const file = await resolveFile(path);
      return {
        output: listProblems([file.uri]),
        paths: { ...pathsOf([file]), [path]: [...file.paths] },
      };
    }
    const all = vscode.languages.getDiagnostics().filter(([, problems]) => problems.length > 0);
    const files = await keepInside(all.slice(0, mostFiles).map(([uri]) => uri));
    return { output: listProblems(files.map(({ uri }) => uri)), paths: pathsOf(files) };
  },
};

/** By the name that the output has. */
function pathsOf(files: readonly WorkspaceFile[]): Paths {
  return Object.fromEntries(files.map(({ uri, paths }) => [nameOf(uri), [...paths]]));
}

async function search(text: string, files: readonly WorkspaceFile[]): Promise<Told> {
  const found: string[] = [];
  const having: WorkspaceFile[] = [];
  for (const file of files) {
    const read = await readText(file.uri).catch(() => undefined);
    if (read?.text.includes(text) === true) having.push(file);
    read?.text.split('\n').forEach((line, at) => {
      if (found.length < mostLines && line.includes(text))
        found.push(`${nameOf(file.uri)}:${at + 1}: ${line.slice(0, 300)}`);
    });
    if (found.length >= mostLines) break;
  }
  return { output: found.length === 0 ? 'Nothing found.' : found.join('\n'), paths: pathsOf(having) };
}

/** Those that can be offered now. */
export function offeredTools(): readonly ClientToolName[] {
  const isOpen = vscode.workspace.isTrusted && (vscode.workspace.workspaceFolders ?? []).length > 0;
  return isOpen ? Object.keys(clientTools).filter(isClientTool) : [];
}

export async function runClientTool(name: string, input: unknown): Promise<ClientToolResult> {
  if (!isClientTool(name)) return { output: `There is no tool ${name}.`, isError: true };
  const parsed = clientTools[name].input.safeParse(input);
  if (!parsed.success) return { output: parsed.error.message, isError: true };
  try {
    // The input was parsed by the schema of this very tool.
    const run = runs[name] as (input: unknown) => Promise<Told>;
    const [told, rules] = await Promise.all([run(parsed.data), loadProjectRules()]);
    return { ...told, ...(rules.length > 0 && { rules }), isError: false };
  } catch (error) {
    if (error instanceof NotReadable) return { output: error.message, isError: true };
    return { output: error instanceof Error ? error.message : String(error), isError: true };
  }
}
