/** The installed extension in a git repository: what it keeps of the work, and what a reload brings back. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  type InstalledWindow,
  openInstalled,
  startFirstTimer,
  timerShows,
} from '../support/vscode/installed.ts';

interface Entry {
  readonly id: string;
  readonly projectId: string;
  readonly startedAt: string;
  readonly note: string;
  readonly git: {
    readonly remote: string | null;
    readonly branch: string | null;
    readonly commits: readonly { readonly subject: string }[];
  } | null;
}

function git(folder: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Max', '-c', 'user.email=max@vireo.example'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
}

function commit(folder: string, subject: string): void {
  writeFileSync(path.join(folder, 'notes.txt'), `${subject}\n`);
  git(folder, 'add', '.');
  git(folder, 'commit', '-m', subject);
}

describe('the extension in a repository', function () {
  this.timeout(240_000);
  let window: InstalledWindow;

  const running = async () => (await window.ask<{ entry: Entry | null }>('GET', '/timer')).entry;

  before(async () => {
    window = await openInstalled({
      prepare: (_editor, workspace) => {
        git(workspace, 'init', '--initial-branch', 'feature/search');
        git(workspace, 'remote', 'add', 'origin', 'https://max:secret-token@github.com/acme/api.git');
        commit(workspace, 'Before the timer');
      },
    });
    await timerShows(window, '0:00 today');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  it('links the first project to its folder and to GitHub, without credentials', async () => {
    await startFirstTimer(window);
    await timerShows(window, 'Acme · API');

    const { items } = await window.ask<{ items: { folder: string; githubUrl: string }[] }>(
      'GET',
      '/projects',
    );

    assert.equal(items[0]?.folder, window.workspace);
    assert.equal(items[0]?.githubUrl, 'https://github.com/acme/api');
  });

  it('keeps the branch, and the commits made while time ran', async () => {
    const entry = await running();
    commit(window.workspace, 'Add the search');

    await window.workbench.runCommand('Vireo: Stop Timer…');
    await window.workbench.answer('Search');
    await timerShows(window, 'today');

    const stopped = await window.ask<Entry>('GET', `/time-entries/${entry?.id}`);
    assert.equal(stopped.note, 'Search');
    assert.equal(stopped.git?.branch, 'feature/search');
    assert.deepEqual(
      stopped.git?.commits.map(({ subject }) => subject),
      ['Add the search'],
    );
    assert.doesNotMatch(JSON.stringify(stopped.git), /secret-token/);
  });

  it('brings a discarded timer back with its start', async () => {
    await window.workbench.runCommand('Vireo: Start Timer…');
    await window.workbench.pick('API');
    await timerShows(window, 'Acme · API');
    const before = await running();

    await window.workbench.runCommand('Vireo: Discard Timer');
    await timerShows(window, 'today');
    await window.workbench.pressInNotification('was discarded', 'Undo');
    await timerShows(window, 'Acme · API');

    assert.equal((await running())?.startedAt, before?.startedAt);
  });

  it('shows the invoice that was open, and the running timer, after a reload of the window', async () => {
    const id = await createInvoice(window, (await running())?.projectId ?? '');
    await window.workbench.runCommand('Vireo: Preview Invoice…');
    await window.workbench.pick('Acme');
    const shown = await window.workbench.webview('vireo-invoice');
    await shown.getByText('Hand work').first().waitFor();

    await window.workbench.reload(id);

    await timerShows(window, 'Acme · API');
    const restored = await window.workbench.webview('vireo-invoice');
    await restored.getByText('Hand work').first().waitFor();
  });
});

async function createInvoice({ ask }: InstalledWindow, projectId: string): Promise<string> {
  const span = { startedAt: '2026-03-02T09:00:00Z', endedAt: '2026-03-02T11:00:00Z', zone: 'UTC' };
  await ask('POST', '/time-entries', { projectId, ...span, note: 'Hand work' });
  const { id } = await ask<{ id: string }>('POST', '/timesheets', { weekStart: '2026-03-02' });
  await ask('POST', `/timesheets/${id}/submit`, {});
  await ask('POST', `/timesheets/${id}/approve`, {});
  const { clientId } = await ask<{ clientId: string }>('GET', `/projects/${projectId}`);
  return (await ask<{ id: string }>('POST', '/invoices', { clientId })).id;
}
