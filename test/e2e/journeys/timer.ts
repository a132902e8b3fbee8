/** The timer in a git repository, by keyboard: first project, start by its branch, question, stop. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { startFirstTimer, timerShows } from '../../support/vscode/installed.ts';
import { Workbench } from '../../support/vscode/workbench.ts';
import { waitFor } from '../../support/wait-for.ts';
import type { Journey } from '../shared-window.ts';

interface Entry {
  readonly id: string;
  readonly note: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly git: {
    readonly branch: string | null;
    readonly commits: readonly { readonly subject: string }[];
  } | null;
}

interface Project {
  readonly id: string;
  readonly clientId: string;
  readonly folder: string | null;
  readonly githubUrl: string | null;
}

interface Timer {
  readonly entry: Entry | null;
  readonly question: { readonly id: string; readonly from: string; readonly to: string } | null;
}

const branch = 'feature/ACME-12-fix-login';
/** Six seconds are an absence here: long enough to type, short enough to wait for. */
const idleMinutes = 0.1;
/** Of the window. */
export const timerSettings = { 'vireo.timer.idleMinutes': idleMinutes } as const;
const chord = 'Control+Alt+V';

function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
}

/** Before the window opens, in a repository with a commit. */
export function prepareTimer(workspace: string): void {
  git(workspace, 'checkout', '-b', branch);
  git(workspace, 'remote', 'add', 'origin', 'https://mara:secret-token@github.com/acme/api.git');
}

export const timerByKeyboard: Journey = (window) => {
  describe('the timer by keyboard', () => {
    const timer = () => window().ask<Timer>('GET', '/timer');
    const toast = (text: string, { page } = window().workbench) =>
      page.locator('.notifications-toasts .notification-toast', { hasText: text }).first();
    const press = async (key: string) => {
      await window().workbench.page.keyboard.press(chord);
      await window().workbench.page.keyboard.press(key);
    };
    const waitForTimer = async (holds: (timer: Timer) => boolean, what: string) => {
      await waitFor(async () => holds(await timer()), what);
      return await timer();
    };

    before(() => timerShows(window(), '0:00 today'));
    // The journeys that follow begin without time, on the branch of before.
    after(async () => {
      const { ask, workspace } = window();
      await ask('POST', '/timer/discard', {});
      const { items } = await ask<{ items: Entry[] }>('GET', '/time-entries');
      for (const { id } of items) await ask('DELETE', `/time-entries/${id}`);
      git(workspace, 'checkout', 'main');
    });

    it('links the first project to its folder and to GitHub, without credentials', async () => {
      await startFirstTimer(window());
      await timerShows(window(), 'Acme · API');

      const [project] = (await window().ask<{ items: Project[] }>('GET', '/projects')).items;
      assert.equal(project?.folder, window().workspace);
      assert.equal(project?.githubUrl, 'https://github.com/acme/api');

      await window().ask('POST', '/timer/discard', { entryId: (await timer()).entry?.id });
      await timerShows(window(), 'today');
      // From here on by its branch alone.
      await window().ask('PATCH', `/projects/${project?.id}`, {
        folder: null,
        githubUrl: null,
        branches: ['feature/ACME-*'],
      });
      const others = { clientId: project?.clientId, hourlyRate: { minor: 11_000, currency: 'EUR' } };
      await window().ask('POST', '/projects', { ...others, name: 'Web', branches: ['feature/WEB-*'] });
      await window().workbench.openFile('notes.txt');
    });

    it('starts on the project of the branch by two keystrokes, with no question', async () => {
      const { page, input } = window().workbench;
      // The same keys stop what has started: they are pressed again only where the project was asked for.
      await window().workbench.waitFor(async () => {
        await press('T');
        await waitFor(
          async () => (await input.isVisible()) || (await timer()).entry !== null,
          'the timer to start, or to ask for its project',
        );
        if ((await timer()).entry !== null) return true;
        await page.keyboard.press('Escape');
        return false;
      }, 'the timer to start, once git has told its branch');

      await timerShows(window(), 'Acme · API');
    });

    const beAway = async () => {
      const { page } = window().workbench;
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
      await window().workbench.statusItem('vireo.timer').locator('.codicon-question').waitFor();
      await window().workbench.screenshot('timer-question');
    });

    it('takes the absence out when that is answered, and asks no longer in any window', async () => {
      const { question } = await timer();
      const other = new Workbench(await window().editor.browser.context.newPage());
      await other.open(window().workbench.page.url());
      await other.statusItem('vireo.timer').locator('.codicon-question').waitFor();
      await toast('You were away', other).waitFor();

      await press('Q');
      await window().workbench.row('Discard').waitFor();
      await window().workbench.screenshot('timer-answers');
      await window().workbench.choose('Discard');

      const { entry } = await waitForTimer((now) => now.question?.id !== question?.id, 'the answer');
      assert.equal(entry?.startedAt, question?.to);
      const { items } = await window().ask<{ items: Entry[] }>('GET', '/time-entries');
      assert.ok(items.some(({ endedAt }) => endedAt === question?.from));
      await other.statusItem('vireo.timer').locator('.codicon-play-circle').waitFor();
      for (const one of [window().workbench, other])
        await toast('You were away', one).waitFor({ state: 'hidden' });
      await other.page.close();
    });

    it('stops with the note that the branch says once it is chosen, and the commits of another that was out meanwhile', async () => {
      const { entry } = await timer();
      // Git keeps whole seconds: what was left within that of the start was left before it.
      const begunMs = Date.parse(entry?.startedAt ?? '');
      await window().workbench.waitFor(
        async () => Date.now() >= begunMs + 1_000,
        'the second of the start to pass',
      );
      git(window().workspace, 'checkout', '-b', 'feature/ACME-13-aside');
      git(window().workspace, 'commit', '--allow-empty', '--message', 'Aside');
      git(window().workspace, 'checkout', branch);

      // Git in the window may have looked while the other branch was out: then again, once it has seen the end.
      await window().workbench.untilDone(async (attempt) => {
        if (await window().workbench.input.isVisible())
          await window().workbench.page.keyboard.press('Escape');
        await press('T');
        await window().workbench.row('ACME-12 fix login').waitFor(attempt);
      }, 'the note of the branch');
      await window().workbench.screenshot('timer-note');
      // Enter alone takes no note: what is offered becomes one by being chosen.
      await window().workbench.page.keyboard.press('ArrowDown');
      await window().workbench.page.keyboard.press('Enter');
      await timerShows(window(), 'today');

      const stopped = await window().ask<Entry>('GET', `/time-entries/${entry?.id}`);
      assert.equal(stopped.note, 'ACME-12 fix login');
      assert.deepEqual(
        stopped.git?.commits.map(({ subject }) => subject),
        ['Aside'],
      );
      assert.equal(stopped.git?.branch, branch);
      assert.doesNotMatch(JSON.stringify(stopped.git), /secret-token/);
    });

    it('resumes what was worked on last, and offers to switch when somebody moves to the branch of another project, and switches only then', async () => {
      await press('R');
      await timerShows(window(), 'Acme · API');
      const { entry } = await timer();

      git(window().workspace, 'checkout', '-b', 'feature/WEB-3-menu');
      await toast('You moved to Acme · Web').waitFor();
      assert.equal((await timer()).entry?.id, entry?.id);
      await window().workbench.pressInNotification('You moved to', 'Switch');

      await timerShows(window(), 'Acme · Web');
    });
  });
};
