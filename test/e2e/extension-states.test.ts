/** The installed extension where not all is well: an empty window, Restricted Mode, no records, a backend that dies. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { findBackend, stopBackend } from '../../scripts/vscode/stop-backend.ts';
import { discoverySchema } from '../../src/contract/discovery.ts';
import { type Editor, type EditorOptions, openEditor } from '../support/vscode/editor.ts';
import { Workbench } from '../support/vscode/workbench.ts';
import { workbenchUrl } from '../support/vscode/workbench-url.ts';

const vsix = path.join(projectRoot, 'out/vireo.vsix');

interface Window {
  readonly editor: Editor;
  readonly workbench: Workbench;
}

interface WindowOptions extends EditorOptions {
  readonly folder?: boolean;
  readonly prepare?: (editor: Editor) => void;
}

async function openWindow({ folder = true, prepare, ...options }: WindowOptions): Promise<Window> {
  const editor = await openEditor({ vsix, ...options });
  prepare?.(editor);
  const workspace = path.join(editor.profile.base, 'workspace');
  mkdirSync(workspace);
  writeFileSync(path.join(workspace, 'notes.txt'), 'Nothing here.\n');
  const workbench = new Workbench(editor.browser.page);
  const empty = new URL('/?ew=true', editor.server.url).href;
  await workbench.open(folder ? workbenchUrl(editor.server.url, { folder: workspace }) : empty);
  await workbench.statusItem('vireo.timer').waitFor();
  return { editor, workbench };
}

/** Another client of the same records, as the command line is. */
async function ask(editor: Editor, method: string, route: string, body: object): Promise<void> {
  const file = path.join(editor.dataDirectory, 'backend.json');
  const { port, token } = discoverySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1${route}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(reply.ok, `${route}: ${reply.status}`);
}

const timerShows = ({ workbench }: Window, text: string | RegExp) =>
  workbench.statusItem('vireo.timer').filter({ hasText: text }).waitFor();

/** First client, first project, and time runs: all from one click on the status bar. */
async function startFirstTimer({ workbench }: Window): Promise<void> {
  await workbench.statusItem('vireo.timer').locator('a').click();
  await workbench.page.getByText('Name of the client').waitFor();
  await workbench.answer('Acme');
  await workbench.page.getByText('Currency in which Acme is billed').waitFor();
  await workbench.answer('eur');
  await workbench.page.getByText('Name of the project').waitFor();
  await workbench.answer('API');
  await workbench.page.getByText('Hourly rate in EUR').waitFor();
  await workbench.answer('110,50');
}

describe('the extension in an empty window', function () {
  this.timeout(240_000);
  let window: Window;

  before(async () => {
    window = await openWindow({ folder: false });
    await timerShows(window, '0:00 today');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  it('leads a new user from the status bar to a running timer', async () => {
    await startFirstTimer(window);

    await timerShows(window, 'Acme · API 0:00');
  });

  it('shows what another client changed', async () => {
    await ask(window.editor, 'POST', '/timer/stop', { note: 'from elsewhere' });

    await timerShows(window, '0:00 today');
  });

  it('comes back by itself when the backend was killed, and the timer runs on', async () => {
    await window.workbench.statusItem('vireo.timer').locator('a').click();
    await window.workbench.pick('API');
    await timerShows(window, 'Acme · API');
    const killed = await findBackend(window.editor.dataDirectory);

    await stopBackend(window.editor.dataDirectory, 'SIGKILL');

    await timerShows(window, /^Vireo$|Acme · API/);
    await timerShows(window, 'Acme · API');
    await window.workbench.runCommand('Vireo: Edit Note of Timer…');
    await window.workbench.answer('after the crash');
    await window.workbench.statusItem('vireo.timer').hover();
    await window.workbench.page.getByText('after the crash').waitFor();
    assert.notEqual(await findBackend(window.editor.dataDirectory), killed);
  });
});

describe('the extension in Restricted Mode', function () {
  this.timeout(240_000);
  let window: Window;

  before(async () => {
    window = await openWindow({ workspaceTrust: true });
    await timerShows(window, '0:00 today');
    const refuse = window.workbench.page.getByRole('button', { name: /No, I don/ });
    if (await refuse.isVisible()) await refuse.click();
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
  let window: Window;

  before(async () => {
    window = await openWindow({ prepare: ({ dataDirectory }) => writeFileSync(dataDirectory, 'in the way') });
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
