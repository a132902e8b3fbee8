/** Runs a tool of an answer in the open folders: it reads files, git and problems, and nothing else. */
import * as vscode from 'vscode';
import type * as z from 'zod';
import { type ClientToolName, clientTools, isClientTool } from '../../../../contract/coach/client-tools.ts';
import { readRepository } from '../../../platform/git.ts';
import { listProblems } from './problems.ts';
import {
  cut,
  findWorkspaceFiles,
  NotReadable,
  nameOf,
  readText,
  requireTrust,
  resolveFile,
} from './workspace-files.ts';

export interface ClientToolResult {
  readonly output: string;
  readonly isError: boolean;
}

type Inputs = { readonly [Name in ClientToolName]: z.output<(typeof clientTools)[Name]['input']> };
type Runs = { readonly [Name in ClientToolName]: (input: Inputs[Name]) => Promise<string> };

const mostFiles = 200;
const mostSearched = 2_000;
const mostLines = 100;

const runs: Runs = {
  list_files: async ({ glob }) =>
    (await findWorkspaceFiles(glob, mostFiles)).map(nameOf).toSorted().join('\n'),
  async read_file({ path, fromLine = 1, toLine }) {
    const { text, isCut } = await readText(await resolveFile(path));
    const lines = text.split('\n').slice(fromLine - 1, toLine);
    return [...lines, ...(isCut ? ['(cut)'] : [])].join('\n');
  },
  search_files: async ({ text, glob = '**/*' }) =>
    await search(text, await findWorkspaceFiles(glob, mostSearched)),
  async read_git({ what }) {
    requireTrust();
    const folder = vscode.workspace.workspaceFolders?.[0];
    return folder === undefined ? '' : cut(await readRepository(folder.uri, what)).text;
  },
  async read_problems({ path }) {
    requireTrust();
    return listProblems(path === undefined ? undefined : await resolveFile(path));
  },
};

async function search(text: string, files: readonly vscode.Uri[]): Promise<string> {
  const found: string[] = [];
  for (const file of files) {
    const read = await readText(file).catch(() => undefined);
    read?.text.split('\n').forEach((line, at) => {
      if (found.length < mostLines && line.includes(text))
        found.push(`${nameOf(file)}:${at + 1}: ${line.slice(0, 300)}`);
    });
    if (found.length >= mostLines) break;
  }
  return found.length === 0 ? 'Nothing found.' : found.join('\n');
}

/** Those that can be offered now. */
export function offeredTools(): readonly ClientToolName[] {
  const isOpen = vscode.workspace.isTrusted && (vscode.workspace.workspaceFolders ?? []).length > 0;
  return isOpen ? (Object.keys(clientTools) as ClientToolName[]) : [];
}

export async function runClientTool(name: string, input: unknown): Promise<ClientToolResult> {
  if (!isClientTool(name)) return { output: `There is no tool ${name}.`, isError: true };
  const parsed = clientTools[name].input.safeParse(input);
  if (!parsed.success) return { output: parsed.error.message, isError: true };
  try {
    // The input was parsed by the schema of this very tool.
    const run = runs[name] as (input: unknown) => Promise<string>;
    return { output: await run(parsed.data), isError: false };
  } catch (error) {
    if (error instanceof NotReadable) return { output: error.message, isError: true };
    return { output: error instanceof Error ? error.message : String(error), isError: true };
  }
}
