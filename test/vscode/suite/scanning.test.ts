import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, waitFor } from './records.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';

function uriOf(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) return assert.fail('a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = uriOf(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Codes of what Vireo shows for a file. */
function codesIn(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source?.startsWith('Vireo'))
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

function shows(uri: vscode.Uri, ...codes: readonly string[]): Promise<unknown> {
  return waitFor(`${codes.join() || 'nothing'} in ${uri.path}`, () =>
    JSON.stringify(codesIn(uri)) === JSON.stringify(codes) ? true : undefined,
  );
}

describe('scanning', () => {
  before(activateExtension);

  it('fills the Problems view with files that nobody opened, each once when one is opened', async () => {
    const uri = await write('unopened/a.ts', flawed);

    const scanned = await vscode.commands.executeCommand<{ files: number }>('vireo.scanWorkspace');

    assert.ok(scanned.files >= 2);
    await shows(uri, 'debugger-statement');
    await vscode.window.showTextDocument(uri);
    await shows(uri, 'debugger-statement');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await shows(uri, 'debugger-statement');
    await vscode.workspace.fs.delete(uri);
    await shows(uri);
  });

  it('mends all of a file by the action that editors run on save', async () => {
    const uri = await write('fixed.ts', flawed);
    const { document } = await vscode.window.showTextDocument(uri);
    await shows(uri, 'debugger-statement');

    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      'source.fixAll.vireo',
      1,
    );
    assert.ok(action?.edit !== undefined);
    await vscode.workspace.applyEdit(action.edit);

    assert.equal(document.getText(), flawed.replace('  debugger;\n', ''));
    await shows(uri);
  });

  it('scans by hand where the user wants that', async () => {
    const settings = vscode.workspace.getConfiguration('vireo.scan');
    await settings.update('mode', 'manual', vscode.ConfigurationTarget.Global);
    try {
      const uri = await write('by-hand.ts', flawed);
      await vscode.window.showTextDocument(uri);
      await vscode.commands.executeCommand('vireo.scanFile');

      await shows(uri, 'debugger-statement');
    } finally {
      await settings.update('mode', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('completes and checks the settings of a project', async () => {
    const uri = await write('.vireo.yml', 'severity: grave\n');
    await vscode.window.showTextDocument(uri);
    await shows(uri, 'vireo-config');

    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      new vscode.Position(0, 10),
    );

    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('critical'), labels.join());
    await vscode.workspace.fs.delete(uri);
  });
});
