/** What the installed .vsix shows of where the time went, from the figure down to the entry. */
import assert from 'node:assert/strict';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';

describe('reports of time in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;

  before(async () => {
    window = await openInstalled({});
    await window.workbench.statusItem('vireo.timer').filter({ hasText: '0:00' }).waitFor();
    const client = await window.ask<{ id: string }>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    const project = await window.ask<{ id: string }>('POST', '/projects', {
      name: 'Orders',
      clientId: client.id,
      hourlyRate,
    });
    const today = new Date().toISOString().slice(0, 10);
    await window.ask('POST', '/time-entries', {
      projectId: project.id,
      startedAt: `${today}T09:00`,
      endedAt: `${today}T11:15`,
      note: 'Import pipeline',
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('reports-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  const reports = () => window.workbench.webview('vireo-reports');

  it('shows this month by project', async () => {
    await window.workbench.runCommand('Vireo: Open Reports');

    await (await reports()).getByRole('row', { name: /^Acme \/ Orders 2:15 2:15 1 .*247\.50/ }).waitFor();
  });

  it('goes down to the entries of a row, by keyboard', async () => {
    const page = await reports();
    await page.getByRole('button', { name: 'Acme / Orders' }).press('Enter');

    await page.getByRole('heading', { name: 'Entries of Acme / Orders' }).waitFor();
    await page.getByRole('button', { name: 'Import pipeline' }).waitFor();
    await window.workbench.screenshot('reports');
    assert.deepEqual(await window.workbench.findAxeViolations(), []);
  });

  it('groups otherwise, and draws what lies in time', async () => {
    const page = await reports();
    await page.getByRole('combobox', { name: 'By', exact: true }).selectOption({ label: 'Month' });

    await page.getByRole('heading', { name: 'Hours by month' }).waitFor();
    await page.getByRole('list', { name: 'Hours by month' }).getByText('2:15').waitFor();
  });
});
