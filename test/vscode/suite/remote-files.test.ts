/** Files that lie on no disk: a file system of another extension. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFiles } from './support/memory-files.ts';
import { activateExtension, waitFor } from './support/records.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';
const sound = flawed.replace('  debugger;\n', '');

function codesIn(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source?.startsWith('Vireo'))
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

const shows = (uri: vscode.Uri, ...codes: readonly string[]): Promise<unknown> =>
  waitFor(`${codes.join() || 'nothing'} in ${uri.toString()}`, () =>
    JSON.stringify(codesIn(uri)) === JSON.stringify(codes) ? true : undefined,
  );

async function replaceAll(document: vscode.TextDocument, text: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  return await vscode.workspace.applyEdit(edit);
}

describe('files of another file system', () => {
  const files = new MemoryFiles();
  const scheme = 'vireo-memory';
  let registered: vscode.Disposable;

  const open = async (path: string, ofScheme = scheme): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: ofScheme, path }));
    await vscode.window.showTextDocument(document);
    return document;
  };

  before(async () => {
    await activateExtension();
    files.put('/typed.ts', sound);
    files.put('/read-only.ts', flawed, { isReadOnly: true });
    const views = new MemoryFiles();
    views.put('/old.ts', flawed);
    registered = vscode.Disposable.from(
      vscode.workspace.registerFileSystemProvider(scheme, files),
      vscode.workspace.registerFileSystemProvider('vireo-views', views, { isReadonly: true }),
    );
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    registered.dispose();
  });

  it('are scanned while one types, as those on disk are', async () => {
    const document = await open('/typed.ts');
    await replaceAll(document, flawed);
    await shows(document.uri, 'debugger-statement');

    const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(1, 2, 1, 10),
      vscode.CodeActionKind.QuickFix.value,
    );
    await vscode.workspace.applyEdit(fix?.edit ?? assert.fail('no fix'));
    assert.equal(document.getText(), sound);
    await shows(document.uri);
    await document.save();
    assert.equal(new TextDecoder().decode(files.readFile(document.uri)), sound);
  });

  it('show what is wrong with them where they cannot be written', async () => {
    const document = await open('/read-only.ts');

    await shows(document.uri, 'debugger-statement');
    assert.equal(document.isDirty, false);
  });

  it('leave those alone that are views of other files', async () => {
    const view = await open('/old.ts', 'vireo-views');
    const document = await open('/read-only.ts');
    await shows(document.uri, 'debugger-statement');

    assert.deepEqual(codesIn(view.uri), []);
  });

  it('do not keep files on disk from being scanned', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder');
    const uri = vscode.Uri.joinPath(folder, 'beside-remote.ts');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(flawed));
    await vscode.window.showTextDocument(uri);

    await shows(uri, 'debugger-statement');
    await vscode.workspace.fs.delete(uri);
  });
});
