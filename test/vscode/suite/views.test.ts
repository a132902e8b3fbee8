import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createInvoice } from './support/billed-weeks.ts';
import { ask, createProject, targetOf, waitFor, whenReady } from './support/records.ts';

const { contributes } = vscode.extensions.getExtension('vireo.vireo')?.packageJSON ?? { contributes: {} };

describe('the manifest', () => {
  it('has commands that are all registered', async () => {
    const named: string[] = contributes.commands.map(({ command }: { command: string }) => command);
    await whenReady();
    const registered = new Set(await vscode.commands.getCommands(true));

    assert.ok(named.length > 100);
    assert.deepEqual(
      named.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('has settings with their defaults as the editor reads them', () => {
    const settings = Object.entries<{ default: unknown }>(contributes.configuration.properties);

    assert.ok(settings.length > 10);
    for (const [key, { default: value }] of settings) {
      assert.deepEqual(vscode.workspace.getConfiguration().inspect(key)?.defaultValue, value, key);
    }
  });

  it('keeps paths away from workspaces', () => {
    assert.equal(contributes.configuration.properties['vireo.dataDirectory'].scope, 'machine');
  });
});

describe('the views', () => {
  before(whenReady);

  for (const { id: view } of contributes.views.vireo) {
    it(`show ${view} without an error`, async () => {
      await vscode.commands.executeCommand(`${view}.focus`);
    });
  }

  it('open an invoice in a panel, and the same one but once', async () => {
    const invoiceId = await createInvoice('Billed');
    const panels = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('vireo.invoice'),
        );

    await vscode.commands.executeCommand('vireo.previewInvoice', targetOf('invoice', invoiceId));
    await vscode.commands.executeCommand('vireo.previewInvoice', targetOf('invoice', invoiceId));

    const shown = await waitFor('a titled panel', () => {
      const [panel] = panels();
      return panel?.label.includes('Billed Ltd') ? panels() : undefined;
    });
    assert.equal(shown.length, 1);
  });

  it('open the coach', async () => {
    await vscode.commands.executeCommand('vireo.openCoach');
  });

  it('show what is stored as a page', async () => {
    await vscode.commands.executeCommand('vireo.showStorage');

    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'vireo-storage', path: '/What Vireo stores.md' }),
    );
    assert.match(document.getText(), /vireo\.db/);
    assert.match(document.getText(), /To delete/);
  });
});

describe('the scanner', () => {
  it('underlines a flaw in an open file', async () => {
    const file = await writeFlaw('flaw.py');

    await vscode.window.showTextDocument(file);

    const [finding] = await waitFor('a finding', () => {
      const found = vscode.languages.getDiagnostics(file);
      return found.length > 0 ? found : undefined;
    });
    assert.match(String(finding?.source), /vireo/i);
  });

  it('shows and explains what an agent found in a file that nobody opened, and no more once it was dismissed', async () => {
    const projectId = await createProject('Scanned');
    const file = await writeFlaw('unopened.py');
    const ofAgent = () =>
      vscode.languages.getDiagnostics(file).filter(({ source }) => source?.includes('Security agent'));

    await ask('POST', `/projects/${projectId}/requests`, { agent: 'security' });

    await waitFor('a finding of the agent', () => (ofAgent().length > 0 ? true : undefined));
    const { items } = await ask<{ items: { id: string; path: string }[] }>(
      'GET',
      `/findings?projectId=${projectId}`,
    );
    const [record] = items.filter(({ path }) => path === 'unopened.py');
    await vscode.commands.executeCommand('vireo.explainFinding', targetOf('finding', record?.id ?? ''));
    await waitFor('its explanation', () => findPanel('Command injection'));
    const shown = vscode.window.visibleTextEditors.map(({ document }) => document.uri.path);
    assert.ok(shown.some((path) => path.endsWith('/unopened.py')));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const { id } of items.filter(({ path }) => path === 'unopened.py')) {
      await ask('POST', `/findings/${id}/dismiss`, { reason: 'only a test' });
    }
    await waitFor('the findings to go', () => (ofAgent().length === 0 ? true : undefined));
  });

  it('explains a finding in a panel beside its code, and copies it as Markdown', async () => {
    const file = await writeFlaw('explained.py');
    const editor = await vscode.window.showTextDocument(file);
    const [finding] = await waitFor('a finding', () => {
      const found = vscode.languages.getDiagnostics(file);
      return found.length > 0 ? found : undefined;
    });
    const start = finding?.range.start ?? assert.fail();
    editor.selection = new vscode.Selection(start, start);

    await vscode.commands.executeCommand('vireo.copyFinding');
    await vscode.commands.executeCommand('vireo.explainFinding');

    assert.match(await vscode.env.clipboard.readText(), /^# Command injection[\s\S]*`explained\.py:\d+`/);
    const panel = await waitFor('the panel', () => findPanel('Command injection'));
    assert.notEqual(panel.group.viewColumn, editor.viewColumn);
    await vscode.window.tabGroups.close(panel);
  });

  it('explains a rule, and says when there is nothing at the cursor', async () => {
    const said: string[] = [];
    const { showInformationMessage } = vscode.window;
    Object.assign(vscode.window, { showInformationMessage: async (text: string) => said.push(text) });
    const empty = await vscode.workspace.openTextDocument({ language: 'python', content: '' });
    await vscode.window.showTextDocument(empty);

    await vscode.commands.executeCommand('vireo.explainFinding');
    await vscode.commands.executeCommand('vireo.explainFinding', { ruleId: 'sql-injection' });

    Object.assign(vscode.window, { showInformationMessage });
    assert.match(said[0] ?? '', /no finding at the cursor/);
    await waitFor('the panel', () => findPanel('SQL injection'));
  });
});

function findPanel(label: string): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(
      (tab) =>
        tab.label === label &&
        tab.input instanceof vscode.TabInputWebview &&
        tab.input.viewType.endsWith('vireo.explain'),
    );
}

async function writeFlaw(name: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const file = vscode.Uri.joinPath(folder, name);
  const lines = [
    'import subprocess',
    'from fastapi import APIRouter, Request',
    '',
    'router = APIRouter()',
    '',
    '@router.post("/archive")',
    'async def archive(request: Request) -> None:',
    '    month = request.query_params["month"]',
    '    subprocess.run(f"tar czf /tmp/{month}.tgz .", shell=True)',
    '',
  ];
  await vscode.workspace.fs.writeFile(file, Buffer.from(lines.join('\n')));
  return file;
}
