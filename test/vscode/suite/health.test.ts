import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, targetOf, waitFor, whenReady } from './support/records.ts';

const pageOf = async (project: string, query: string): Promise<string> => {
  const uri = vscode.Uri.from({ scheme: 'vireo-health', path: `/Health of ${project}.md`, query });
  return (await vscode.workspace.openTextDocument(uri)).getText();
};

describe('the health of a project', () => {
  const { showInformationMessage } = vscode.window;

  before(whenReady);
  afterEach(() => {
    Object.assign(vscode.window, { showInformationMessage });
  });

  it('says how to come by it while the project was never assessed', async () => {
    const projectId = await createProject('Unassessed');
    const said: string[] = [];
    Object.assign(vscode.window, { showInformationMessage: async (text: string) => void said.push(text) });

    await vscode.commands.executeCommand('vireo.showHealth', targetOf('project', projectId));

    assert.deepEqual(said, ['This project was not assessed yet: ask the Security agent.']);
  });

  it('is on a page, with its parts and what raises it most, once the project was scanned', async () => {
    const projectId = await createProject('Assessed');
    const { id } = await ask<{ id: string }>('POST', '/scanner/scan', { projectId });
    await waitFor('the scan', async () => {
      const { state } = await ask<{ state: string }>('GET', `/scanner/scans/${id}`);
      return state === 'done' ? true : undefined;
    });

    await vscode.commands.executeCommand('vireo.showHealth', targetOf('project', projectId));

    await waitFor('the page', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === 'vireo.page')
        .find(({ label }) => label.includes('Health of Assessed')),
    );
    const page = await pageOf('Assessed', projectId);
    assert.match(page, /^# Health of Assessed: [01]\.\d\d$/m);
    assert.match(page, /^\| Documentation \| [01]\.\d\d \| \d+ % \|$/m);
    assert.match(page, /^## What raises it most$/m);
  });

  it('leads from a place on a page to its line', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (folder === undefined) throw new Error('a folder is open');
    const [file] = await vscode.workspace.findFiles('**/*.py');
    if (file === undefined) throw new Error('the workspace has sources');

    await vscode.commands.executeCommand('vireo.openPlace', { uri: file.toString(), line: 2 });

    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), file.toString());
    assert.equal(editor?.selection.active.line, 1);
  });
});
