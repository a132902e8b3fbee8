/** What the installed .vsix shows of a project's stack, and that the coach hears who opens it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';

const manifest = `${JSON.stringify({ name: 'orders', dependencies: { fastify: '^5.6.1' } }, undefined, 2)}\n`;

describe('pages of the installed extension that are opened by a command', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;

  before(async () => {
    window = await openInstalled({
      prepare: (_editor, workspace) => {
        writeFileSync(path.join(workspace, 'package.json'), manifest);
        writeFileSync(path.join(workspace, 'main.ts'), 'export const run = () => 1;\n');
      },
    });
    await window.workbench.statusItem('vireo.timer').filter({ hasText: '0:00' }).waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('stack-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  const stack = () => window.workbench.webview('vireo-stack');

  it('the stack says what is missing where no project belongs to the folder', async () => {
    await window.workbench.runCommand('Vireo: Show Stack');

    const page = await stack();
    await page.getByRole('heading', { name: 'No project belongs to this folder' }).waitFor();
  });

  it('the stack is there once one does, with the places that show it', async () => {
    const { workbench, workspace } = window;
    const client = await window.ask<{ id: string }>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    const project = { name: 'Orders', clientId: client.id, hourlyRate, folder: workspace };
    await window.ask('POST', '/projects', project);

    const page = await stack();
    await page.getByRole('row', { name: /^TypeScript 1 1/ }).waitFor();
    await page
      .getByRole('region', { name: 'Frameworks and libraries' })
      .getByText('Fastify')
      .first()
      .waitFor();
    await workbench.screenshot('stack');
    await page.getByRole('button', { name: 'package.json:4' }).first().click();

    await workbench.page.locator('.tab.active', { hasText: 'package.json' }).waitFor();
    await workbench.page.getByText('Ln 4, Col 1').first().waitFor();
  });

  it('the stack is as it was when its tab is looked at again, until it is to be read again', async () => {
    const { workbench, workspace } = window;
    await workbench.page.locator('.tab', { hasText: 'Stack' }).click();
    await (await stack()).getByRole('row', { name: /^TypeScript 1 1/ }).waitFor();
    writeFileSync(path.join(workspace, 'second.ts'), 'export const stop = () => 2;\n');
    await workbench.showTab('package.json');
    await workbench.page.locator('.tab', { hasText: 'Stack' }).click();

    await (await stack()).getByRole('row', { name: /^TypeScript 1 1/ }).waitFor();
    await (await stack()).getByRole('button', { name: 'Read again' }).click();
    await (await stack()).getByRole('row', { name: /^TypeScript 2 2/ }).waitFor();
  });

  it('the stack is still there after a reload of the window', async () => {
    await window.workbench.runCommand('Vireo: Show Stack');
    await window.workbench.reload('vireo.stack');

    await (await stack()).getByRole('row', { name: /^TypeScript 2 2/ }).waitFor();
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
});
