/** A fix of Vireo counts at once, and wherever findings and health are shown: no surface is behind another. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, targetOf, waitFor, whenReady } from '../support/records.ts';

const lines = ['import yaml', 'first = yaml.load(open("a.yaml"))', 'second = yaml.load(open("b.yaml"))', ''];

describe('counts after a fix', () => {
  let projectId: string;
  let file: vscode.Uri;

  before(async () => {
    await whenReady();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    projectId = await createProject('Counted');
    file = vscode.Uri.joinPath(folder, 'counted.py');
    await vscode.workspace.fs.writeFile(file, Buffer.from(lines.join('\n')));
    await ask('POST', '/scanner/scan', { projectId, paths: [], rules: [] });
    await waitFor('the scan', async () => ((await healthOf()) === null ? undefined : true));
  });

  after(async () => {
    // What is unsaved would be asked about, and nobody answers here.
    await vscode.workspace.saveAll(false);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(file);
  });

  const healthOf = async (): Promise<number | null> =>
    (await ask<{ score: number | null }>('GET', `/projects/${projectId}/health`)).score;

  const onRecord = async (): Promise<number> =>
    (await ask<{ total: number }>('GET', `/findings/summary?projectId=${projectId}&state=open`)).total;

  const inFile = async (): Promise<readonly { readonly id: string }[]> =>
    (
      await ask<{ items: { id: string }[] }>(
        'GET',
        `/findings?projectId=${projectId}&path=counted.py&state=open`,
      )
    ).items;

  const underlined = (): number =>
    vscode.languages.getDiagnostics(file).filter(({ source }) => source?.startsWith('Vireo')).length;

  it('are the same in Problems and on record', async () => {
    const [before, health] = [await onRecord(), await healthOf()];
    assert.ok(health !== null);
    const [first, ...more] = await inFile();

    await vscode.commands.executeCommand('vireo.fixFinding', targetOf('finding', first?.id ?? ''));

    await waitFor('Problems', () => (underlined() === more.length ? true : undefined));
    await waitFor('the records', async () => ((await onRecord()) === before - 1 ? true : undefined));
    const after = await healthOf();
    assert.ok(after !== null && after > health, `${health}, then ${after}`);
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.isDirty, false);
  });

  it('wait for a file in which something else is unsaved', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    // A workbench in a browser saves by itself.
    await settings.update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    const editor = await vscode.window.showTextDocument(file);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# typed\n'));
    const [before, [left], health] = [await onRecord(), await inFile(), await healthOf()];
    assert.ok(health !== null);

    await vscode.commands.executeCommand('vireo.fixFinding', targetOf('finding', left?.id ?? ''));

    await waitFor('Problems', () => (underlined() === 0 ? true : undefined));
    assert.equal(editor.document.isDirty, true);
    assert.equal(await onRecord(), before);

    await editor.document.save();
    await settings.update('autoSave', undefined, vscode.ConfigurationTarget.Global);
    await waitFor('the records', async () => ((await onRecord()) === before - 1 ? true : undefined));
    const after = await healthOf();
    assert.ok(after !== null && after > health, `${health}, then ${after}`);
  });
});
