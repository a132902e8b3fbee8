/**
 * An empty window from no records at all to a running timer that outlives a killed backend. Each step stands on the one
 * before.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBackend, stopBackend } from '../../scripts/vscode/stop-backend.ts';
import {
  type InstalledWindow,
  openInstalled,
  startFirstTimer,
  timerShows,
} from '../support/vscode/installed.ts';

describe('the extension in an empty window', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;

  before(async () => {
    window = await openInstalled({
      folder: false,
      // As the editor comes: its own greeting is the first page, which the walkthrough takes the place of.
      settings: { 'vireo.welcome.openAtFirstStart': true, 'workbench.startupEditor': 'welcomePage' },
      prepare: ({ dataDirectory }) => writeFileSync(dataDirectory, 'in the way'),
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await window.workbench.keepScreenshot('extension-states-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  it('says what to do where its records cannot be reached, in the view and by a command that cannot do its work', async () => {
    const { workbench } = window;
    await workbench.showContainer('Vireo');

    await workbench.view('Projects').getByText('The folder for your data cannot be used').waitFor();
    await workbench.runCommand('Vireo: Start Timer…');
    await workbench.page
      .locator('.notifications-toasts')
      .getByRole('button', { name: 'Choose Another Folder' })
      .first()
      .waitFor();
  });

  it('asks what to do with a database that cannot be opened, in the view and by a notification', async () => {
    const { workbench, editor } = window;
    rmSync(editor.dataDirectory);
    mkdirSync(editor.dataDirectory);
    writeFileSync(path.join(editor.dataDirectory, 'vireo.db'), 'no database');

    await workbench.view('Projects').getByRole('button', { name: 'Try Again' }).click();

    await workbench.view('Projects').getByText('Your database could not be opened, or is missing.').waitFor();
    await workbench.findNotification('Nothing is recorded until you decide.');
    await workbench.screenshot('set-aside');
  });

  it('starts empty when that is confirmed, and keeps what was moved', async () => {
    const { workbench, editor } = window;
    await workbench.view('Projects').getByText('Start Empty…').click();
    await workbench.page.locator('.monaco-dialog-box').getByText('Invoice numbers continue after').waitFor();
    await workbench.button('Start Empty');

    await timerShows(window, '0:00 today');
    const databases = readdirSync(editor.dataDirectory).filter((file) => file.startsWith('vireo.db'));
    const texts = databases.map((file) => readFileSync(path.join(editor.dataDirectory, file), 'utf8'));
    assert.ok(texts.includes('no database'), databases.join());
  });

  it('opens its walkthrough once there are records, for the first time', async () => {
    await window.workbench.page.getByText('Run your practice from the editor').first().waitFor();
  });

  it('leads a new user from the status bar to a running timer', async () => {
    await startFirstTimer(window);

    await timerShows(window, 'Acme · API 0:00');
  });

  it('comes back by itself when the backend was killed, and the timer runs on', async () => {
    const killed = await findBackend(window.editor.dataDirectory);

    await stopBackend(window.editor.dataDirectory, 'SIGKILL');

    // The status bar shows the timer until the window has noticed.
    await window.workbench.waitFor(async () => {
      const found = await findBackend(window.editor.dataDirectory);
      return found !== undefined && found !== killed;
    }, 'another backend');
    await timerShows(window, 'Acme · API');
    await window.workbench.runCommand('Vireo: Edit Note of Timer…');
    await window.workbench.answer('after the crash');
    // One that opened before the note was saved shows the old one until the next minute.
    await window.workbench.untilDone(async (attempt) => {
      await window.workbench.page.mouse.move(600, 300);
      await window.workbench.statusItem('vireo.timer').hover();
      const tooltip = window.workbench.page.getByRole('tooltip');
      await tooltip.getByText('after the crash').waitFor(attempt);
    }, 'the note in the tooltip');
  });

  it('shows what another client changed', async () => {
    await window.ask('POST', '/timer/stop', { note: 'from elsewhere' });

    await timerShows(window, '0:00 today');
  });

  it('restores a backup in the place of a database that was damaged, by keyboard', async () => {
    const { workbench, editor } = window;
    await workbench.runCommand('Vireo: Back Up Now');
    await workbench.findNotification('Backed up: 1 client, 1 project');
    const file = path.join(editor.dataDirectory, 'vireo.db');
    writeFileSync(file, 'no database');
    rmSync(`${file}-wal`, { force: true });
    await stopBackend(editor.dataDirectory, 'SIGKILL');
    await workbench.view('Projects').getByText('Restore Backup…').waitFor();
    await workbench.screenshot('restore-backup');

    await workbench.runCommand('Vireo: Restore Backup…');
    await workbench.choose('1 client, 1 project');
    await workbench.page.locator('.monaco-dialog-box').getByText('so you can undo this').waitFor();
    await workbench.page.keyboard.press('Enter');

    await workbench.findNotification('The backup was restored.');
    await workbench.view('Projects').getByText('Acme').first().waitFor();
  });
});
