/** Rules of tools that the open folders hold themselves: sent with what a tool read, and judged with the person's own. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { WrittenRule } from '../../../../contract/policy/act-rules-schema.ts';
import { projectRulesPath, readRules } from '../../../../contract/policy/read-rules.ts';

/** Of each folder that has a file of them; null where it cannot be read, which closes everything. */
export async function loadProjectRules(): Promise<(WrittenRule[] | null)[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const read = await Promise.all(
    folders.map(async ({ uri }) =>
      readRules('workspace', path.join(uri.fsPath, ...projectRulesPath), async (file) =>
        readFile(file, 'utf8'),
      ),
    ),
  );
  return read.flatMap(({ set }) => (set === undefined ? [] : [set.rules ?? null]));
}
