/** What an agent reports, saved where it is wanted. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, targetOf, waitFor, whenReady } from './records.ts';

describe('the report of the Security agent', () => {
  const { showQuickPick, showSaveDialog } = vscode.window;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
  const flawed = vscode.Uri.joinPath(folder, 'reported.py');
  let requestId: string;

  before(async () => {
    await whenReady();
    await vscode.workspace.fs.writeFile(flawed, Buffer.from('import os\n\nos.system(input())\n'));
    const projectId = await createProject('Reported');
    const request = { agent: 'security' };
    requestId = (await ask<{ id: string }>('POST', `/projects/${projectId}/requests`, request)).id;
    await waitFor('the report', async () => {
      const { state } = await ask<{ state: string }>('GET', `/requests/${requestId}`);
      return state === 'done' ? true : undefined;
    });
  });
  afterEach(() => Object.assign(vscode.window, { showQuickPick, showSaveDialog }));
  after(async () => await vscode.workspace.fs.delete(flawed));

  for (const [format, ending, holds] of [
    ['Markdown', 'md', /reported\.py[\s\S]*OWASP|OWASP[\s\S]*reported\.py/],
    ['SARIF', 'sarif', /"uri": ?"reported\.py"/],
    ['HTML', 'html', /<!doctype html>[\s\S]*reported\.py/i],
  ] as const) {
    it(`is saved as ${format}, in a file that its project proposes`, async () => {
      const file = vscode.Uri.joinPath(folder, `saved-report.${ending}`);
      const proposed: string[] = [];
      Object.assign(vscode.window, {
        showQuickPick: async (items: readonly vscode.QuickPickItem[]) =>
          items.find(({ label }) => label === format),
        showSaveDialog: async ({ defaultUri }: vscode.SaveDialogOptions) => {
          proposed.push(defaultUri?.path ?? '');
          return file;
        },
      });

      await vscode.commands.executeCommand('vireo.saveReport', targetOf('request', requestId));

      const text = String(await vscode.workspace.fs.readFile(file));
      await vscode.workspace.fs.delete(file);
      assert.match(text, holds);
      assert.ok(proposed[0]?.startsWith(`${folder.path}/`), proposed[0]);
      assert.ok(proposed[0]?.endsWith(`.${ending}`), proposed[0]);
    });
  }
});
