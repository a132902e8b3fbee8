import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/contract/commands.ts';
import { settings } from '../../../src/contract/settings.ts';
import { treeViews } from '../../../src/contract/views.ts';
import { ask, createProject, targetOf, waitFor, whenReady } from './records.ts';

const { contributes } = vscode.extensions.getExtension('vireo.vireo')?.packageJSON ?? { contributes: {} };

describe('the manifest', () => {
  it('has the commands of the typed table, and no others', () => {
    const named: string[] = contributes.commands.map(({ command }: { command: string }) => command);

    assert.deepEqual(named.sort(), Object.keys(commands).sort());
  });

  it('has the settings of the typed table, with their defaults as the editor reads them', () => {
    for (const [key, { default: value }] of Object.entries(settings)) {
      assert.deepEqual(vscode.workspace.getConfiguration().inspect(key)?.defaultValue, value, key);
    }
  });

  it('keeps paths away from workspaces', () => {
    assert.equal(contributes.configuration.properties['vireo.dataDirectory'].scope, 'machine');
  });
});

describe('the views', () => {
  before(whenReady);

  for (const view of Object.values(treeViews)) {
    it(`show ${view} without an error`, async () => {
      await vscode.commands.executeCommand(`${view}.focus`);
    });
  }

  it('open an invoice in a panel, and the same one but once', async () => {
    const invoiceId = await createInvoice();
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

/** A week of time, approved and on an invoice. */
async function createInvoice(): Promise<string> {
  const projectId = await createProject('Billed');
  await ask('POST', '/time-entries', {
    projectId,
    startedAt: '2026-03-02T09:00:00Z',
    endedAt: '2026-03-02T11:00:00Z',
    zone: 'UTC',
  });
  const { id } = await ask<{ id: string }>('POST', '/timesheets', { weekStart: '2026-03-02' });
  await vscode.commands.executeCommand('vireo.submitTimesheet', targetOf('timesheet', id));
  await vscode.commands.executeCommand('vireo.approveTimesheet', targetOf('timesheet', id));
  const { clientId } = await ask<{ clientId: string }>('GET', `/projects/${projectId}`);
  const invoice = await ask<{ id: string }>('POST', '/invoices', { clientId });
  return invoice.id;
}

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

  it('shows what an agent found in a file that nobody opened, and no more once it was dismissed', async () => {
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
    for (const { id } of items.filter(({ path }) => path === 'unopened.py')) {
      await ask('POST', `/findings/${id}/dismiss`, { reason: 'only a test' });
    }
    await waitFor('the findings to go', () => (ofAgent().length === 0 ? true : undefined));
  });

  it('explains a rule in a preview', async () => {
    await vscode.commands.executeCommand('vireo.explainFinding', { ruleId: 'sql-injection' });

    await waitFor('a preview', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => /preview/i.test(label)),
    );
  });
});

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
