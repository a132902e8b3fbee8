import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { activateExtension, waitFor } from './support/records.ts';

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

/** The language server that this window started; undefined while there is none. */
function findServer(): number | undefined {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const own = rows
    .map((row) => /^\s*(?<pid>\d+)\s+(?<parent>\d+)\s+(?<command>.*)$/.exec(row)?.groups)
    .find(
      (row) => row?.['parent'] === String(process.pid) && /dist\/server\.js\b/.test(row['command'] ?? ''),
    );
  return own === undefined ? undefined : Number(own['pid']);
}

describe('scanning', () => {
  before(activateExtension);

  it('goes on by itself after its language server was killed, with what is on record', async function () {
    if (process.platform === 'win32') this.skip();
    const uri = await write('killed.ts', flawed);
    await vscode.window.showTextDocument(uri);
    await shows(uri, 'debugger-statement');
    const killed = findServer() ?? assert.fail('the window has a language server');

    process.kill(killed, 'SIGKILL');
    // What is sent before its end is seen fails, which keeps no other one from being started.
    for (let sent = 0; sent < 5; sent++)
      vscode.commands.executeCommand('vireo.scanFile').then(undefined, () => undefined);
    await waitFor('another language server', () => {
      const found = findServer();
      return found !== undefined && found !== killed ? true : undefined;
    });

    await vscode.window.activeTextEditor?.edit((edit) =>
      edit.insert(new vscode.Position(1, 0), '  debugger;\n'),
    );
    await shows(uri, 'debugger-statement', 'debugger-statement');
    const scanned = await vscode.commands.executeCommand<{ files: number }>('vireo.scanWorkspace');
    assert.ok(scanned.files >= 1);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(uri);
    await shows(uri);
  });

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

  it('scans a text that has no file yet', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'python',
      content: 'import yaml\nprint(yaml.load(input()))\n',
    });
    await vscode.window.showTextDocument(document);

    await shows(document.uri, 'unsafe-yaml-load');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('reads as many files as the settings allow, and says that more were left', async () => {
    const { showInformationMessage } = vscode.window;
    const settings = vscode.workspace.getConfiguration('vireo.scan');
    const files = await Promise.all(['limit/a.ts', 'limit/b.ts'].map((name) => write(name, flawed)));
    const said: string[] = [];
    Object.assign(vscode.window, { showInformationMessage: async (text: string) => void said.push(text) });
    await settings.update('workspaceFileLimit', 1, vscode.ConfigurationTarget.Global);
    try {
      // The server asks for its settings anew a moment after they were changed.
      await waitFor('a scan with the limit', async () => {
        await vscode.commands.executeCommand('vireo.scanWorkspace');
        return said.at(-1)?.includes('the limit is 1.') === true ? true : undefined;
      });

      assert.match(
        said.at(-1) ?? '',
        /^Scan of the workspace is done\..* \d+ files that were changed before all others were left out/,
      );
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
      await settings.update('workspaceFileLimit', undefined, vscode.ConfigurationTarget.Global);
      for (const file of files) await vscode.workspace.fs.delete(file);
    }
  });

  it('says that it was cancelled, and scans all when it is asked again', async () => {
    const { showInformationMessage, withProgress } = vscode.window;
    const files = await Promise.all(
      Array.from({ length: 80 }, (_, index) => write(`many/${index}.ts`, flawed)),
    );
    const said: string[] = [];
    Object.assign(vscode.window, {
      showInformationMessage: async (text: string) => void said.push(text),
      withProgress: (_options: vscode.ProgressOptions, task: Parameters<typeof withProgress>[1]) => {
        const stop = new vscode.CancellationTokenSource();
        return task({ report: () => stop.cancel() }, stop.token);
      },
    });
    try {
      assert.equal(await vscode.commands.executeCommand('vireo.scanWorkspace'), undefined);
      Object.assign(vscode.window, { withProgress });
      const scanned = await vscode.commands.executeCommand<{ files: number }>('vireo.scanWorkspace');

      assert.match(said[0] ?? '', /^Scan cancelled\./);
      assert.match(said[1] ?? '', /^Scan of the workspace is done\./);
      assert.ok(scanned.files >= files.length);
    } finally {
      Object.assign(vscode.window, { showInformationMessage, withProgress });
      for (const file of files) await vscode.workspace.fs.delete(file);
    }
  });
});
