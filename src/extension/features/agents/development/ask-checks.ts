/** Asks which checks the development agent runs before and after its change; what the folder has is proposed. */
import * as vscode from 'vscode';
import type { Services } from '../../../platform/services.ts';
import { hasTooMany, proposeChecks, readChecks } from './proposed-checks.ts';

/** Undefined where the user turned away; empty where nothing is to run. */
export async function askChecks(
  { t }: Services,
  folder: vscode.Uri,
): Promise<{ readonly checks: readonly string[] } | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t('Which checks run before and after the change?'),
    prompt: t('Commands, separated by ;; – you are asked again before they run. Empty: none.'),
    value: await propose(folder),
    ignoreFocusOut: true,
    validateInput: (value) => (hasTooMany(value) ? t('At most 10 checks.') : undefined),
  });
  return typed === undefined ? undefined : { checks: readChecks(typed) };
}

async function propose(folder: vscode.Uri): Promise<string> {
  const [entries, packageJson, python] = await Promise.all([
    orNothing(vscode.workspace.fs.readDirectory(folder)),
    orNothing(vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'package.json'))),
    vscode.workspace.findFiles(
      new vscode.RelativePattern(folder, '**/{test_*.py,*_test.py}'),
      '**/{node_modules,.venv,venv,site-packages}/**',
      1,
    ),
  ]);
  return proposeChecks({
    names: entries?.map(([name]) => name) ?? [],
    packageJson: packageJson && new TextDecoder().decode(packageJson),
    hasPythonTests: python.length > 0,
  });
}

/** What cannot be read proposes nothing. */
async function orNothing<Value>(reading: Thenable<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch {
    return undefined;
  }
}
