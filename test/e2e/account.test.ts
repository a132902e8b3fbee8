/** A window becomes that of an account: signed in by the code, named in the status bar, signed out by its server, and back. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listAccounts } from '../../src/connection/index.ts';
import { SignInServer } from '../support/sign-in-server.ts';
import { type InstalledWindow, openInstalled, timerShows } from '../support/vscode/installed.ts';
import { waitFor } from '../support/wait-for.ts';

describe('an account on a server in the editor', function () {
  this.timeout(300_000);
  this.bail(true);
  const server = new SignInServer();
  let window: InstalledWindow;

  before(async () => {
    await server.start();
    window = await openInstalled({});
    await timerShows(window, '0:00');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.keepScreenshot('account-failed');
  });
  after(async () => {
    await window?.editor[Symbol.asyncDispose]();
    await server.stop();
  });

  it('is signed in by comparing the code, and named in the status bar', async () => {
    const { workbench } = window;
    await workbench.runCommand('Vireo: Sign In to a Server…');
    await workbench.answer(server.url);
    const notification = workbench.page.locator('.notification-list-item', { hasText: 'BCDF-GHJK' }).first();
    await notification.getByText('Copy Code').waitFor();
    assert.equal(
      await notification.getByText('Open Browser').getAttribute('href'),
      `${server.url}/device#BCDF-GHJK`,
    );
    await notification.getByRole('button', { name: 'Cancel' }).waitFor();
    assert.equal(await workbench.statusItem('vireo.account').count(), 0);
    server.approved = true;

    await workbench.statusItem('vireo.account').getByText('Nordwind · 127.0.0.1').waitFor();
    await waitFor(() => server.renewals > 0, 'the session to be opened');
    const [account] = listAccounts(window.editor.dataDirectory);
    const file = readFileSync(path.join(account?.directory ?? '', 'account.json'), 'utf8');
    assert.ok(file.includes('"isSealed":true') && !file.includes('refresh-token'));
    assert.equal(await workbench.statusItem('vireo.account').getByText('Signed out').count(), 0);
  });

  it('says that its session has ended, and goes on after another sign-in', async () => {
    const { workbench } = window;
    server.hasEnded = true;
    await workbench.statusItem('vireo.account').getByText('Signed out: Nordwind').waitFor();
    await workbench.showContainer('Vireo');
    await workbench.view('Projects').getByText('You are signed out of the server of this window.').waitFor();
    await workbench.screenshot('account-signed-out');
    server.hasEnded = false;
    await workbench.statusItem('vireo.account').click();

    await workbench.statusItem('vireo.account').getByText('Signed out').waitFor({ state: 'detached' });
    await workbench.statusItem('vireo.account').getByText('Nordwind · 127.0.0.1').waitFor();
  });

  it('is left for the practice of this machine', async () => {
    const { workbench } = window;
    await workbench.runAndPick('Vireo: Switch Account…', 'Practice of This Machine');

    await workbench.statusItem('vireo.account').waitFor({ state: 'detached' });
    await timerShows(window, '0:00');
  });
});
