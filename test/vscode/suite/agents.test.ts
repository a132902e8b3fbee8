/** What an agent reports, saved where it is wanted, and what it found, handed on to be fixed. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AskForm } from '../../../webviews/run/ask/ask-messages.ts';
import { watchPanels } from './support/page-panels.ts';
import { ask, createProject, targetOf, waitFor, whenReady } from './support/records.ts';

describe('the report of the Security agent', () => {
  const { showQuickPick, showSaveDialog } = vscode.window;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
  const flawed = vscode.Uri.joinPath(folder, 'reported.py');
  const fixable = vscode.Uri.joinPath(folder, 'fixable.py');
  let requestId: string;

  before(async () => {
    await whenReady();
    await vscode.workspace.fs.writeFile(flawed, Buffer.from('import os\n\nos.system(input())\n'));
    const text = 'import yaml\n\n\ndef load(stream):\n    return yaml.load(stream)\n';
    await vscode.workspace.fs.writeFile(fixable, Buffer.from(text));
    const projectId = await createProject('Reported');
    const request = { agent: 'security' };
    requestId = (await ask<{ id: string }>('POST', `/projects/${projectId}/requests`, request)).id;
    await waitFor('the report', async () => {
      const { state } = await ask<{ state: string }>('GET', `/requests/${requestId}`);
      return state === 'done' ? true : undefined;
    });
  });
  afterEach(() => Object.assign(vscode.window, { showQuickPick, showSaveDialog }));
  after(async () => {
    for (const file of [flawed, fixable]) await vscode.workspace.fs.delete(file);
  });

  it('has its fixable findings fixed by a form that has their rules filled in', async () => {
    const forms = watchPanels('vireo.run');
    try {
      await vscode.commands.executeCommand('vireo.fixRequestFindings', targetOf('request', requestId));
      const page = forms.panels[0] ?? assert.fail('the form is opened');
      const { values } = await page.heard<AskForm>('form');
      assert.ok([values['/rules']].flat().includes('unsafe-yaml-load'), JSON.stringify(values));
      page.say({ type: 'ask', values: { ...values, '/checks': [] } });
      await page.heard('asked');
      const grouped = await waitFor('the request', async () => {
        const { items } = await ask<{ items: readonly { agent: string; groupId: string | null }[] }>(
          'GET',
          '/requests?limit=10',
        );
        return items.find(({ agent, groupId }) => agent === 'development' && groupId === requestId);
      });
      assert.ok(grouped);
    } finally {
      forms.stop();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });

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

describe('an agent asked on a project without a folder', () => {
  const { showInformationMessage } = vscode.window;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
  const asked: string[] = [];
  let projectId: string;

  before(async () => {
    await whenReady();
    projectId = await createProject('Unlinked');
    await ask('PATCH', `/projects/${projectId}`, { folder: null });
  });
  after(() => Object.assign(vscode.window, { showInformationMessage }));

  const question = 'Unlinked has no folder yet. Link it to the folder that is open here.';

  /** Answers the question by the button that `choose` takes; an agent of a test before may still have something to say. */
  const askAnswering = async (choose: (buttons: readonly string[]) => string | undefined) => {
    Object.assign(vscode.window, {
      showInformationMessage: async (text: string, ...buttons: string[]) => {
        asked.push(text);
        return text === question ? choose(buttons) : undefined;
      },
    });
    const forms = watchPanels('vireo.run');
    try {
      const target = { agent: 'documentation', ...targetOf('project', projectId) };
      await vscode.commands.executeCommand('vireo.askAgent', target);
      return forms.panels.length === 0 ? undefined : await forms.panels[0]?.heard<AskForm>('form');
    } finally {
      forms.stop();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  };

  it('gives it the open folder first, and opens no form that can only be refused', async () => {
    assert.equal(await askAnswering(() => undefined), undefined);
    assert.ok(asked.includes(question), asked.join('\n'));

    const form = await askAnswering(([link]) => link);

    const { folder: linked } = await ask<{ folder: string | null }>('GET', `/projects/${projectId}`);
    assert.equal(linked, folder.fsPath);
    assert.equal(form?.notice, '');
  });
});
