/** The health of a project in the installed .vsix: nowhere before a first scan, then in the status bar, beside the project and on its page. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';

interface Identified {
  readonly id: string;
}

const flaw =
  "import { exec } from 'node:child_process';\nexport const list = (name: string) => exec(`ls ${name}`);\n";

describe('the health of a project in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;
  let projectId: string;

  before(async () => {
    window = await openInstalled({
      prepare: (_editor, workspace) => writeFileSync(path.join(workspace, 'list.ts'), flaw),
    });
    const { workbench, workspace } = window;
    await workbench.statusItem('vireo.timer').filter({ hasText: '0:00' }).waitFor();
    const client = await window.ask<Identified>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const project = await window.ask<Identified>('POST', '/projects', {
      name: 'Lists',
      clientId: client.id,
      hourlyRate: { minor: 11_000, currency: 'EUR' },
      folder: workspace,
    });
    projectId = project.id;
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('health-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  const item = () => window.workbench.statusItem('vireo.health');
  const row = (spoken: RegExp) => window.workbench.treeItem(spoken);

  it('is off until a first scan', async () => {
    await window.workbench.showContainer('Vireo');
    await row(/^Lists, 0 h$/).waitFor();

    assert.equal(await item().isVisible(), false);
  });

  it('is in the status bar and beside the project as soon as one is done', async () => {
    await window.ask('POST', '/scanner/scan', { projectId });

    await item()
      .filter({ hasText: /[01]\.\d\d/ })
      .waitFor();
    await row(/^Lists, 0 h, Health [01]\.\d\d$/).waitFor();
    assert.match((await item().locator('a').getAttribute('aria-label')) ?? '', /Health of Lists: [01]\.\d\d/);
    // What is written anew under the pointer takes what it shows with it: then again.
    await window.workbench.untilDone(async (attempt) => {
      await window.workbench.page.mouse.move(600, 300);
      await item().hover(attempt);
      await window.workbench.page.getByText('What raises it most').first().waitFor(attempt);
    }, 'what the health is made of');
    await window.workbench.screenshot('health-status');
  });

  it('leads to its page from the palette, with reasons and places', async () => {
    await window.workbench.runCommand('Vireo: Show Health of Project');

    const page = await window.workbench.webview('h1');
    await page.getByRole('heading', { name: /^Health of Lists: [01]\.\d\d$/ }).waitFor();
    await page.getByRole('heading', { name: 'What raises it most' }).waitFor();
    await window.workbench.screenshot('health-page');
    await page.getByRole('link', { name: 'list.ts:2' }).first().click();
    await window.workbench.page.locator('.tab.active', { hasText: 'list.ts' }).waitFor();
    await window.workbench.page.getByText('Ln 2, Col 1').first().waitFor();
  });

  it('leads to the Scanner page from the status bar', async () => {
    await item().locator('a').click();

    await window.workbench.page.locator('.tab.active', { hasText: 'Scanner' }).waitFor();
    await window.workbench.screenshot('health-scanner');
  });

  it('shows it on the Dashboard, beside hours and invoices', async () => {
    await window.workbench.runCommand('Vireo: Open Dashboard');

    const page = await window.workbench.webview('vireo-dashboard');
    await page
      .getByRole('region', { name: 'Health', exact: true })
      .getByText(/^[01]\.\d\d/)
      .waitFor();
    await page
      .getByRole('table', { name: 'Health by project' })
      .getByRole('button', { name: 'Lists' })
      .waitFor();
    await page.getByText('Nothing recorded in this month.').first().waitFor();
    await window.workbench.screenshot('dashboard');
  });
});
