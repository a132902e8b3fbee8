/**
 * Pages of the installed .vsix from nothing to figures: stack, health, Dashboard, Reports and coach of one project, where
 * each leads, and that a reload of the window restores them all. Each step stands on the one before.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { samplePng } from '../../src/backend/testing/sample-images.ts';
import { type InstalledWindow, openInstalled, timerShows } from '../support/vscode/installed.ts';
import { waitFor } from '../support/wait-for.ts';

const manifest = `${JSON.stringify({ name: 'orders', dependencies: { fastify: '^5.6.1' } }, undefined, 2)}\n`;
const flaw =
  "import { exec } from 'node:child_process';\nexport const list = (name: string) => exec(`ls ${name}`);\n";

const wholeInvoice = {
  seller: {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE312449871',
  },
  buyer: { name: 'Acme', addressLines: ['Am Sandtorkai 50', '20457 Hamburg'], countryCode: 'DE' },
  currency: 'EUR',
  lines: [{ description: 'Review', quantity: '1', unitPrice: '100', taxCategory: 'S', taxRate: '19' }],
};

interface Identified {
  readonly id: string;
}

describe('pages of the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;
  let projectId: string;

  before(async () => {
    window = await openInstalled({
      prepare: (_editor, workspace) => {
        writeFileSync(path.join(workspace, 'package.json'), manifest);
        writeFileSync(path.join(workspace, 'list.ts'), flaw);
      },
    });
    await timerShows(window, '0:00');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.keepScreenshot('pages-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  const stack = () => window.workbench.webview('vireo-stack');
  const item = () => window.workbench.statusItem('vireo.health');
  const row = (spoken: RegExp) => window.workbench.treeItem(spoken);
  const tab = (title: string | RegExp) => window.workbench.page.locator('.tab', { hasText: title });
  const isInFront = (title: string) =>
    window.workbench.page.locator('.tab.active', { hasText: title }).waitFor();

  it('the stack says what is missing where no project belongs to the folder', async () => {
    await window.workbench.runCommand('Vireo: Show Stack');

    const page = await stack();
    await page.getByRole('heading', { name: 'No project belongs to this folder' }).waitFor();
  });

  it('the stack is there once one does, with the places that show it', async () => {
    const { workbench, workspace } = window;
    const client = await window.ask<Identified>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const project = {
      name: 'Lists',
      clientId: client.id,
      hourlyRate: { minor: 11_000, currency: 'EUR' },
      folder: workspace,
    };
    projectId = (await window.ask<Identified>('POST', '/projects', project)).id;

    const page = await stack();
    await page.getByRole('row', { name: /^TypeScript 2 1/ }).waitFor();
    const libraries = page.getByRole('region', { name: 'Frameworks and libraries' });
    await libraries.getByText('Fastify').first().waitFor();
    await workbench.screenshot('stack');
    await page.getByRole('button', { name: 'package.json:4' }).first().click();

    await isInFront('package.json');
    await workbench.page.getByText('Ln 4, Col 1').first().waitFor();
  });

  it('the stack is as it was when its tab is looked at again, until it is to be read again', async () => {
    writeFileSync(path.join(window.workspace, 'second.ts'), 'export const stop = () => 2;\n');
    await tab('Stack').click();

    await (await stack()).getByRole('row', { name: /^TypeScript 2 1/ }).waitFor();
    await (await stack()).getByRole('button', { name: 'Read again' }).click();
    await (await stack()).getByRole('row', { name: /^TypeScript 3 2/ }).waitFor();
  });

  it('health is off until a first scan, then in the status bar and beside the project', async () => {
    const { workbench } = window;
    await workbench.showContainer('Vireo');
    await row(/^Lists, 0 h$/).waitFor();
    assert.equal(await item().isVisible(), false);

    await window.ask('POST', '/scanner/scan', { projectId });

    await item()
      .filter({ hasText: /[01]\.\d\d/ })
      .waitFor();
    await row(/^Lists, 0 h, Health [01]\.\d\d$/).waitFor();
    assert.match((await item().locator('a').getAttribute('aria-label')) ?? '', /Health of Lists: [01]\.\d\d/);
    // What is written anew under the pointer takes what it shows with it: then again.
    await workbench.untilDone(async (attempt) => {
      await workbench.page.mouse.move(600, 300);
      await item().hover(attempt);
      await workbench.page.getByText('What raises it most').first().waitFor(attempt);
    }, 'what the health is made of');
    await workbench.screenshot('health-status');
  });

  it('health leads to its page from the palette, with places, and to the Scanner from the status bar', async () => {
    const { workbench } = window;
    await workbench.runCommand('Vireo: Show Health of Project');

    const page = await workbench.webview('h1:has-text("Health of Lists")');
    await page.getByRole('heading', { name: /^Health of Lists: [01]\.\d\d$/ }).waitFor();
    await page.getByRole('heading', { name: 'What raises it most' }).waitFor();
    await workbench.screenshot('health-page');
    await page.getByRole('link', { name: 'list.ts:2' }).first().click();
    await isInFront('list.ts');
    await workbench.page.getByText('Ln 2, Col 1').first().waitFor();
    await item().locator('a').click();
    await isInFront('Scanner');
  });

  it('the Dashboard shows it beside hours and invoices', async () => {
    await window.workbench.runCommand('Vireo: Open Dashboard');

    const page = await window.workbench.webview('vireo-dashboard');
    const health = page.getByRole('region', { name: 'Health', exact: true });
    await health.getByText(/^[01]\.\d\d/).waitFor();
    const projects = page.getByRole('table', { name: 'Health by project' });
    await projects.getByRole('button', { name: 'Lists' }).waitFor();
    await page.getByText('Nothing recorded in this month.').first().waitFor();
    await window.workbench.screenshot('dashboard');
  });

  it('Reports go from this month down to the entries of a row, by keyboard, and draw what lies in time', async () => {
    const { workbench } = window;
    const today = new Date().toISOString().slice(0, 10);
    const times = { startedAt: `${today}T09:00`, endedAt: `${today}T11:15` };
    await window.ask('POST', '/time-entries', { projectId, ...times, note: 'Import pipeline' });
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Vireo: Open Reports');

    const page = await workbench.webview('vireo-reports');
    await page.getByRole('row', { name: /^Acme · Lists 2:15 2:15 1 .*247\.50/ }).waitFor();
    await page.getByRole('button', { name: 'Acme · Lists' }).press('Enter');
    await page.getByRole('heading', { name: 'Entries of Acme · Lists' }).waitFor();
    await page.getByRole('button', { name: 'Import pipeline' }).waitFor();
    await workbench.screenshot('reports');
    assert.deepEqual(await workbench.findAxeViolations(), []);
    await page.getByRole('combobox', { name: 'By', exact: true }).selectOption({ label: 'Month' });
    await page.getByRole('list', { name: 'Hours by month' }).getByText('2:15').waitFor();
  });

  it('the page of invoices goes from nothing issued to an open invoice, and to one that is paid', async () => {
    const { workbench } = window;
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Vireo: Open Invoices Overview');
    const page = await workbench.webview('vireo-money');
    await page.getByRole('heading', { name: 'No invoice issued yet' }).waitFor();

    const { id } = await window.ask<Identified>('POST', '/invoices/complete', wholeInvoice);
    await window.ask('POST', `/invoices/${id}/issue`, {});
    await page.getByRole('row', { name: /Acme.*119\.00/ }).waitFor();
    await page.getByRole('button', { name: /^Mark as Sent/ }).waitFor();
    assert.deepEqual(await workbench.findAxeViolations(), []);
    await workbench.screenshot('invoices');
    await page.getByRole('button', { name: /^Record Payment/ }).press('Enter');
    await workbench.choose('Another amount or day…');
    await workbench.page.getByText('is due from Acme').first().waitFor();
    await workbench.answer('100.00');
    await workbench.page.getByText('The day from which it counts.').first().waitFor();
    await workbench.answer(new Date().toISOString().slice(0, 10));

    await page.getByRole('row', { name: /Acme.*19\.00/ }).waitFor();
    await page.getByRole('img', { name: /100\.00 and .*84\.03$/ }).waitFor();
  });

  it('the look of invoices is typed beside a sample, and saved; its logo is drawn under the policy of the page', async () => {
    const { workbench } = window;
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Vireo: Edit Invoice Look…');
    const page = await workbench.webview('vireo-look');
    await page.getByRole('button', { name: 'Choose Logo…' }).waitFor();

    await page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#0a5');
    await page.getByText(/its contrast on white is 3\.0/).waitFor();
    await page.getByRole('checkbox', { name: 'VAT rate' }).check();
    await page.getByRole('columnheader', { name: 'VAT' }).waitFor();
    const logo = samplePng({ width: 90, height: 30 }).toString('base64');
    const readLook = async () =>
      await window.ask<{ color: string; columns: string[] }>('GET', '/invoice-look');
    // What was typed is saved: a change from elsewhere meanwhile would take the page's own away.
    await waitFor(async () => {
      const { color, columns } = await readLook();
      return color === '#00aa55' && columns.includes('taxRate');
    }, 'the look is saved');
    await page.locator('button[aria-disabled="false"]', { hasText: 'Undo' }).waitFor();
    await window.ask('PATCH', '/invoice-look', { logo });
    await page.getByRole('button', { name: 'Remove' }).waitFor();
    const isDrawn = await page
      .getByRole('main')
      .getByRole('img')
      .first()
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth === 90));

    const look = await readLook();
    assert.deepEqual(
      { color: look.color, columns: look.columns.at(-1), isDrawn },
      { color: '#00aa55', columns: 'taxRate', isDrawn: true },
    );
    assert.deepEqual(await workbench.findAxeViolations(), []);
    await workbench.screenshot('invoice-look');
  });

  it('the coach takes what is typed as soon as it was opened, though a notification had the focus', async () => {
    const { workbench } = window;
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Vireo: Scan This File');
    await workbench.page.getByText('Open the file that is to be scanned first.').first().waitFor();
    await workbench.runCommand('Notifications: Focus Notification Toast');

    await workbench.runCommand('Vireo: Open Coach');
    const coach = await workbench.webview('vireo-coach');
    await coach.locator('vireo-composer textarea:focus').waitFor();
    await workbench.page.keyboard.type('how many hours last week?');
    await workbench.page.keyboard.press('Enter');

    await coach.locator('vireo-exchange').getByText('how many hours last week?').waitFor();
  });

  it('a reload of the window restores them with what they showed, and the running timer', async () => {
    const { workbench } = window;
    await createInvoice(window, projectId);
    await window.ask('POST', '/timer', { projectId });
    await workbench.openFile('list.ts');
    await workbench.squiggles('warning').first().waitFor();
    await workbench.goToLine(2, 45);
    await workbench.runCommand('Vireo: Explain Finding');
    const explaining = await workbench.webview('vireo-explain');
    await explaining.locator('.skeleton').waitFor({ state: 'detached' });
    const title = await explaining.locator('h1').textContent();
    await workbench.showTab('list.ts');
    await workbench.runCommand('Vireo: Open Scanner');
    const scanner = await workbench.webview('vireo-scanner');
    await scanner.getByRole('searchbox', { name: 'Search' }).fill('list');
    await scanner.getByText('Clear filter').first().waitFor();
    await workbench.runAndPick('Vireo: Preview Invoice…', 'Acme');
    await (await workbench.webview('vireo-invoice')).getByText('Hand work').first().waitFor();
    await workbench.runCommand('Vireo: Open Week');
    await (await workbench.webview('vireo-week')).locator('tr[data-row]', { hasText: 'Lists' }).waitFor();
    await workbench.runCommand('Vireo: Show Stack');

    await workbench.reload('vireo.stack');

    await (await stack()).getByRole('row', { name: /^TypeScript 3 2/ }).waitFor();
    await timerShows(window, 'Acme · Lists');
    const explained = await workbench.webview('vireo-explain');
    await explained.getByRole('heading', { name: title?.trim() ?? '' }).waitFor();
    await tab('Week').click();
    await (await workbench.webview('vireo-week')).locator('tr[data-row]', { hasText: 'Lists' }).waitFor();
    await tab(/Acme/).click();
    await (await workbench.webview('vireo-invoice')).getByText('Hand work').first().waitFor();
    await tab('Scanner').click();
    const again = await workbench.webview('vireo-scanner');
    const search = again.getByRole('searchbox', { name: 'Search' });
    await workbench.waitFor(async () => (await search.inputValue()) === 'list', 'what was searched for');
    await again.locator('.findings tbody tr').first().waitFor();
  });
});

async function createInvoice({ ask }: InstalledWindow, projectId: string): Promise<void> {
  const span = { startedAt: '2026-03-02T09:00:00Z', endedAt: '2026-03-02T11:00:00Z', zone: 'UTC' };
  await ask('POST', '/time-entries', { projectId, ...span, note: 'Hand work' });
  const { id } = await ask<Identified>('POST', '/timesheets', { weekStart: '2026-03-02' });
  await ask('POST', `/timesheets/${id}/submit`, {});
  const { clientId } = await ask<{ clientId: string }>('GET', `/projects/${projectId}`);
  await ask('POST', '/invoices', { clientId });
}
