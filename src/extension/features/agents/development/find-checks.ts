/** The checks that a folder seems to have, found without running anything of it. */
import * as vscode from 'vscode';
import { proposeChecks } from './proposed-checks.ts';

export async function listProposedChecks(folder: vscode.Uri): Promise<readonly string[]> {
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
