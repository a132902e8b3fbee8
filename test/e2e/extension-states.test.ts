/** The installed extension where not all is well: an empty window, Restricted Mode, no records, a backend that dies. */
import { rmSync, writeFileSync } from 'node:fs';
import { findBackend, stopBackend } from '../../scripts/vscode/stop-backend.ts';
import {
  type InstalledWindow,
  openInstalled,
  startFirstTimer,
  timerShows,
} from '../support/vscode/installed.ts';

describe('the extension in an empty window', function () {
  this.timeout(240_000);
  let window: InstalledWindow;

  before(async () => {
    window = await openInstalled({ folder: false });
    await timerShows(window, '0:00 today');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  it('leads a new user from the status bar to a running timer', async () => {
    await startFirstTimer(window);

    await timerShows(window, 'Acme · API 0:00');
  });

  it('shows what another client changed', async () => {
    await window.ask('POST', '/timer/stop', { note: 'from elsewhere' });

    await timerShows(window, '0:00 today');
  });

  it('comes back by itself when the backend was killed, and the timer runs on', async () => {
    await window.workbench.statusItem('vireo.timer').locator('a').click();
    await window.workbench.pick('API');
    await timerShows(window, 'Acme · API');
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
});

describe('the extension in Restricted Mode', function () {
  this.timeout(240_000);
  let window: InstalledWindow;

  before(async () => {
    // A question of the editor's own could come at any moment, and lie over everything.
    const settings = { 'security.workspace.trust.startupPrompt': 'never' };
    window = await openInstalled({ workspaceTrust: true, settings });
    await timerShows(window, '0:00 today');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  it('keeps time', async () => {
    await startFirstTimer(window);

    await timerShows(window, 'Acme · API 0:00');
  });

  it('lets no agent work, and says why with a way on', async () => {
    await window.workbench.runCommand('Vireo: Ask an Agent…');

    const { page } = window.workbench;
    await page.getByText('Agents do not work in Restricted Mode').first().waitFor();
    await page.getByRole('button', { name: 'Manage Trust' }).waitFor();
  });
});

describe('the extension when its records cannot be reached', function () {
  this.timeout(240_000);
  let window: InstalledWindow;

  before(async () => {
    window = await openInstalled({
      prepare: ({ dataDirectory }) => writeFileSync(dataDirectory, 'in the way'),
    });
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  it('says what to do, in the view and by a command that cannot do its work', async () => {
    const { workbench } = window;
    await workbench.showContainer('Vireo');

    await workbench.view('Projects').getByText('The folder for your records cannot be used').waitFor();
    await workbench.runCommand('Vireo: Start Timer…');
    await workbench.page
      .locator('.notifications-toasts')
      .getByRole('button', { name: 'Choose Another Folder' })
      .first()
      .waitFor();
  });

  it('goes on when the cause is mended and the user tries again', async () => {
    rmSync(window.editor.dataDirectory);

    await window.workbench.view('Projects').getByRole('button', { name: 'Try Again' }).click();

    await timerShows(window, '0:00 today');
  });
});
