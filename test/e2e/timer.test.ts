/** The timer of the installed extension by keyboard alone: start on the open project, discard, question, stop, resume. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { type InstalledWindow, openInstalled, timerShows } from '../support/vscode/installed.ts';
import { Workbench } from '../support/vscode/workbench.ts';
import { waitFor } from '../support/wait-for.ts';

interface Entry {
  readonly id: string;
  readonly note: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly git: { readonly commits: readonly { readonly subject: string }[] } | null;
}

interface Timer {
  readonly entry: Entry | null;
  readonly question: { readonly id: string; readonly from: string; readonly to: string } | null;
}

const branch = 'feature/ACME-12-fix-login';
/** Six seconds are an absence here: long enough to type, short enough to wait for. */
const idleMinutes = 0.1;
const chord = 'Control+Alt+V';

function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
}

describe('the timer by keyboard', function () {
  this.timeout(240_000);
  let window: InstalledWindow;

  const timer = () => window.ask<Timer>('GET', '/timer');
  const toast = (text: string, { page } = window.workbench) =>
    page.locator('.notifications-toasts .notification-toast', { hasText: text }).first();
  const press = async (key: string) => {
    await window.workbench.page.keyboard.press(chord);
    await window.workbench.page.keyboard.press(key);
  };
  const waitForTimer = async (holds: (timer: Timer) => boolean, what: string) => {
    await waitFor(async () => holds(await timer()), what);
    return await timer();
  };

  before(async () => {
    window = await openInstalled({
      settings: { 'vireo.timer.idleMinutes': idleMinutes },
      prepare: (_editor, workspace) => {
        git(workspace, 'init', '--initial-branch', branch);
        git(workspace, 'config', 'user.email', 'mara@example.com');
        git(workspace, 'config', 'user.name', 'Mara');
        git(workspace, 'commit', '--allow-empty', '--message', 'Begin', '--date', '2026-01-05T09:00:00Z');
      },
    });
    await timerShows(window, '0:00 today');
    const client = await window.ask<{ id: string }>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const project = { clientId: client.id, hourlyRate: { minor: 11_000, currency: 'EUR' } };
    await window.ask('POST', '/projects', { ...project, name: 'Others' });
    // By its branch alone: no folder is linked.
    await window.ask('POST', '/projects', { ...project, name: 'API', branches: ['feature/ACME-*'] });
    await window.ask('POST', '/projects', { ...project, name: 'Web', branches: ['feature/WEB-*'] });
    await window.workbench.openFile('notes.txt');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  it('starts on the project of the branch by two keystrokes, with no question', async () => {
    const { page, input } = window.workbench;
    // The same keys stop what has started: they are pressed again only where the project was asked for.
    await window.workbench.waitFor(async () => {
      await press('T');
      await waitFor(
        async () => (await input.isVisible()) || (await timer()).entry !== null,
        'the timer to start, or to ask for its project',
      );
      if ((await timer()).entry !== null) return true;
      await page.keyboard.press('Escape');
      return false;
    }, 'the timer to start, once git has told its branch');

    await timerShows(window, 'Acme · API');
  });

  it('discards, and brings back with the same start', async () => {
    const before = await timer();

    await press('D');
    await timerShows(window, 'today');
    await window.workbench.pressInNotification('was discarded', 'Undo');
    await timerShows(window, 'Acme · API');

    assert.equal((await timer()).entry?.startedAt, before.entry?.startedAt);
  });

  const beAway = async () => {
    const { page } = window.workbench;
    const seconds = ({ entry }: Timer) => (Date.now() - Date.parse(entry?.startedAt ?? '')) / 1000;
    // An absence from the first second on leaves nothing before it.
    await waitForTimer((now) => seconds(now) >= 2, 'work before the absence');
    await page.keyboard.type('work ');
    const { entry } = await timer();
    const since = seconds({ entry, question: null });
    // The extension host may have seen the typing some seconds later.
    await waitForTimer((now) => seconds(now) > since + idleMinutes * 60 + 4, 'the absence to be one');
    await page.keyboard.type('again ');
  };

  it('asks what an absence was when somebody is back, in the status bar, too', async () => {
    await beAway();

    await toast('You were away').filter({ hasText: 'while the timer ran on Acme · API' }).waitFor();
    await window.workbench.statusItem('vireo.timer').locator('.codicon-question').waitFor();
    await window.workbench.screenshot('timer-question');
  });

  it('still asks after a reload of the window, and has changed nothing', async () => {
    const before = await timer();

    await window.workbench.reload('notes.txt');

    await window.workbench.statusItem('vireo.timer').locator('.codicon-question').waitFor();
    const after = await timer();
    assert.deepEqual(after.question, before.question);
    assert.equal(after.entry?.id, before.entry?.id);
  });

  it('takes the absence out when that is answered, and asks no longer in any window', async () => {
    const { question } = await timer();
    const other = new Workbench(await window.editor.browser.context.newPage());
    await other.open(window.workbench.page.url());
    await other.statusItem('vireo.timer').locator('.codicon-question').waitFor();
    await toast('You were away', other).waitFor();

    await press('Q');
    await window.workbench.row('Discard').waitFor();
    await window.workbench.screenshot('timer-answers');
    await window.workbench.choose('Discard');

    const { entry } = await waitForTimer((now) => now.question?.id !== question?.id, 'the answer');
    assert.equal(entry?.startedAt, question?.to);
    const { items } = await window.ask<{ items: Entry[] }>('GET', '/time-entries');
    assert.ok(items.some(({ endedAt }) => endedAt === question?.from));
    await other.statusItem('vireo.timer').locator('.codicon-play-circle').waitFor();
    for (const one of [window.workbench, other])
      await toast('You were away', one).waitFor({ state: 'hidden' });
    await other.page.close();
  });

  it('gives an absence to another project, with what was done in it', async () => {
    await window.workbench.openFile('notes.txt');
    await beAway();
    const { question } = await waitForTimer((now) => now.question !== null, 'the question');
    // The window hears of it a moment after the records have it.
    await window.workbench.statusItem('vireo.timer').locator('.codicon-question').waitFor();

    await press('Q');
    await window.workbench.choose('Split to Another Project');
    await window.workbench.choose('Others');
    await window.workbench.row('No note').waitFor();
    await window.workbench.answer('Call about the menu');

    await waitForTimer((now) => now.question?.id !== question?.id, 'the answer');
    const { items } = await window.ask<{ items: Entry[] }>('GET', '/time-entries');
    assert.deepEqual(
      items
        .filter(({ note }) => note === 'Call about the menu')
        .map(({ startedAt, endedAt }) => [startedAt, endedAt]),
      [[question?.from, question?.to]],
    );
  });

  it('stops with the note that the branch says, and the commits of another that was out meanwhile', async () => {
    const { entry } = await timer();
    // Git keeps whole seconds: what was left within that of the start was left before it.
    const begunMs = Date.parse(entry?.startedAt ?? '');
    await window.workbench.waitFor(
      async () => Date.now() >= begunMs + 1_000,
      'the second of the start to pass',
    );
    git(window.workspace, 'checkout', '-b', 'feature/ACME-13-aside');
    git(window.workspace, 'commit', '--allow-empty', '--message', 'Aside');
    git(window.workspace, 'checkout', branch);

    // Git in the window may have looked while the other branch was out: then again, once it has seen the end.
    await window.workbench.untilDone(async (attempt) => {
      if (await window.workbench.input.isVisible()) await window.workbench.page.keyboard.press('Escape');
      await press('T');
      await window.workbench.row('ACME-12 fix login').waitFor(attempt);
    }, 'the note of the branch');
    await window.workbench.screenshot('timer-note');
    await window.workbench.page.keyboard.press('Enter');
    await timerShows(window, 'today');

    const stopped = await window.ask<Entry>('GET', `/time-entries/${entry?.id}`);
    assert.equal(stopped.note, 'ACME-12 fix login');
    assert.deepEqual(
      stopped.git?.commits.map(({ subject }) => subject),
      ['Aside'],
    );
  });

  it('resumes what was worked on last', async () => {
    await press('R');
    await timerShows(window, 'Acme · API');

    assert.equal((await timer()).entry?.note, 'ACME-12 fix login');
  });

  it('offers to switch when somebody moves to the branch of another project, and switches only then', async () => {
    const { entry } = await timer();

    git(window.workspace, 'checkout', '-b', 'feature/WEB-3-menu');
    await toast('You moved to Acme · Web').waitFor();
    assert.equal((await timer()).entry?.id, entry?.id);
    await window.workbench.pressInNotification('You moved to', 'Switch');

    await timerShows(window, 'Acme · Web');
  });
});
