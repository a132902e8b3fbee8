/** The demo as a new user meets it: one click from an empty view, a practice of its own, one click back. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { stopBackend } from '../../scripts/vscode/stop-backend.ts';
import { demoFolders } from '../../src/contract/demo/demo-folders.ts';
import { type InstalledWindow, openInstalled, timerShows } from '../support/vscode/installed.ts';

describe('the demo', function () {
  this.timeout(300_000);
  this.bail(true);
  let window: InstalledWindow;

  before(async () => {
    window = await openInstalled({});
    await timerShows(window, '0:00');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('demo-failed');
  });
  after(async () => {
    if (window === undefined) return;
    await window.editor[Symbol.asyncDispose]();
    await stopBackend(path.join(window.editor.dataDirectory, demoFolders.practice));
  });

  const demo = () => window.workbench.statusItem('vireo.demo');
  const headOfOwn = async () => (await window.ask<{ head: number }>('GET', '/events?limit=1')).head;

  it('opens by one click in an empty view, and says where one is', async () => {
    const { workbench } = window;
    assert.equal(await headOfOwn(), 0);
    await workbench.showContainer('Vireo');
    await workbench.screenshot('demo-empty-views');
    await workbench.view('Projects').getByRole('button', { name: 'Open the Demo' }).click();

    await demo().filter({ hasText: 'Demo' }).waitFor();
    await workbench.showContainer('Vireo');
    await workbench.treeItem(/Supplier portal/).waitFor();
    await workbench.screenshot('demo');
  });

  it('is there after the window was reloaded', async () => {
    const { workbench } = window;
    await workbench.page.reload();

    await demo().waitFor();
    await workbench.showContainer('Vireo');
    await workbench.treeItem(/Supplier portal/).waitFor();
  });

  it('is left by one click, to the folder that was open, and nothing of it is in the own practice', async () => {
    const { workbench } = window;
    await demo().locator('a').click();

    await demo().waitFor({ state: 'hidden' });
    await workbench.showContainer('Vireo');
    await workbench.view('Projects').getByRole('button', { name: 'Open the Demo' }).waitFor();
    await workbench.openFile('notes.txt');
    assert.equal(await headOfOwn(), 0);
    assert.ok(existsSync(path.join(window.editor.dataDirectory, demoFolders.practice, 'vireo.db')));
  });
});
