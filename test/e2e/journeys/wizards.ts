/**
 * Wizards in the installed .vsix by keyboard alone: time that nobody recorded, found in commits of a real repository and
 * in a calendar file, and an import with its questions, names, preview, report and undo.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatDay } from '../../../src/pages/time/formats.ts';
import type { Editor } from '../../support/vscode/editor.ts';
import { toCalendar } from '../calendar-text.ts';
import { Keys } from '../keys.ts';
import { clearWindow, type Journey } from '../shared-window.ts';

interface Entry {
  readonly note: string;
  readonly projectId: string;
  readonly seconds: number;
  readonly startedAt: string;
}

interface Told {
  readonly fileName: string;
  readonly state: string;
}

const me = { name: 'Jo Doe', email: 'jo@example.org' };

/** Read once: the day stays the same though it may be over meanwhile. */
const now = Date.now();

/** As the list names it. */
function nameDay(daysAgo: number): string {
  const at = new Date(now);
  at.setDate(at.getDate() - daysAgo);
  const date = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  return formatDay(date.map((part) => String(part).padStart(2, '0')).join('-'), 'en');
}

/** Yesterday, so that nothing of it is still to come; on the machine's clock, which is also the editor's. */
function yesterdayAt(hour: number, minute = 0): Date {
  const at = new Date(now);
  at.setDate(at.getDate() - 1);
  at.setHours(hour, minute, 0, 0);
  return at;
}

function git(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): void {
  execFileSync('git', args, { cwd: folder, stdio: 'ignore', env: { ...process.env, ...environment } });
}

function commit(folder: string, subject: string, at: Date, { name, email } = me): void {
  writeFileSync(path.join(folder, 'notes.txt'), `${subject}\n`);
  git(folder, ['add', 'notes.txt']);
  const date = at.toISOString();
  git(folder, ['-c', `user.name=${name}`, '-c', `user.email=${email}`, 'commit', '-m', subject], {
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  });
}

const header =
  'Project,Client,Description,Task,User,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal),Mood';

function toRow(note: string, date: string): string {
  return `Orders,ACME Inc.,${note},,Jo,jo@example.org,,Yes,${date},09:00,${date},10:30,01:30:00,1.50,good`;
}

/** Before the window opens: a repository with commits of yesterday, a calendar, and a file to import. */
export function prepareWizards({ profile }: Editor, workspace: string): void {
  git(workspace, ['init', '--initial-branch', 'main']);
  git(workspace, ['config', 'user.name', me.name]);
  git(workspace, ['config', 'user.email', me.email]);
  commit(workspace, 'Fix the login', yesterdayAt(10, 30));
  commit(workspace, 'Test the login', yesterdayAt(10, 50));
  commit(workspace, 'Of somebody else', yesterdayAt(16), { name: 'Sam', email: 'sam@example.org' });
  const calendar = path.join(workspace, 'meetings.ics');
  const meetings = [
    ['Planning with Acme', yesterdayAt(13), yesterdayAt(14)],
    ['Lunch', yesterdayAt(12), yesterdayAt(12, 30)],
  ] as const;
  writeFileSync(calendar, toCalendar(meetings));
  // It names a file of the machine that the extension runs on: there it is set.
  const machine = path.join(profile.userData, 'Machine');
  mkdirSync(machine, { recursive: true });
  const settings = JSON.stringify({ 'vireo.time.calendarFile': calendar });
  writeFileSync(path.join(machine, 'settings.json'), settings);
  const rows = [toRow('Plan', '03/04/2026'), toRow('Build', '04/04/2026'), toRow('Test', '05/04/2026')];
  writeFileSync(path.join(workspace, 'clockify.csv'), `${[header, ...rows].join('\n')}\n`);
}

export const wizards: Journey = (window) => {
  describe('wizards by keyboard', () => {
    let keys: Keys;
    let projectId: string;

    /** But those of October, which the weeks have left. */
    const entries = async () =>
      (await window().ask<{ items: Entry[] }>('GET', '/time-entries?limit=50')).items.filter(
        ({ startedAt }) => !startedAt.startsWith('2026-10-'),
      );
    const notes = async () => (await entries()).map(({ note }) => note).sort();
    const told = async (name: string) =>
      (await window().ask<{ items: Told[] }>('GET', '/imports?limit=100')).items.filter(
        ({ fileName, state }) => fileName === name && state !== 'preview',
      );
    const clients = async () =>
      (await window().ask<{ items: { name: string }[] }>('GET', '/clients')).items.map(({ name }) => name);

    before(async () => {
      keys = new Keys(window().workbench);
      await clearWindow(window());
      const { items } = await window().ask<{ items: { id: string; name: string }[] }>('GET', '/clients');
      const project = {
        name: 'Shop',
        clientId: items[0]?.id,
        hourlyRate: { minor: 11_000, currency: 'EUR' },
      };
      const folder = window().workspace;
      projectId = (await window().ask<{ id: string }>('POST', '/projects', { ...project, folder })).id;
    });

    describe('find forgotten time', () => {
      const proposals = 'Nothing is recorded before you accept it';

      /** The list, once it is drawn for the last time: a key in that moment would be of the list as it was. */
      async function proposalsAreAsked(): Promise<void> {
        await keys.question(proposals);
        await keys.rowIsThere(nameDay(2), 'nothing');
      }

      /** From the day that it begins with to the one before. */
      async function lookAtYesterday(): Promise<void> {
        await keys.run('Vireo: Find Forgotten Time…');
        const day = nameDay(1);
        await keys.rowIsThere(day, 'not recorded');
        await keys.choose(day);
        await keys.title(`Forgotten time on ${day}`);
      }

      it('by commits of a day with their project, and its meetings, and record nothing', async () => {
        // Until git has opened the repository, there are no commits to read.
        await window().workbench.page.locator('.statusbar-item', { hasText: 'main' }).first().waitFor();
        await lookAtYesterday();

        await proposalsAreAsked();
        await keys.rowIsThere('Acme · Shop', '2 commits');
        await keys.rowIsThere('13:00–14:00', 'Planning with Acme');
        await keys.rowIsThere('12:00–12:30', 'Lunch');
        await window().workbench.screenshot('forgotten-time-day');
        assert.equal(await window().workbench.page.getByText('Of somebody else').count(), 0);
        assert.deepEqual(await entries(), []);
      });

      it('record the commits with another note', async () => {
        await keys.choose('Acme · Shop', '2 commits');
        await keys.choose('Change Note…');
        await keys.title('Change Note…');
        await keys.answer('Login');
        await keys.rowIsThere('Change Note…', 'Login');
        // The next, lunch, is more than an hour off; and no proposal merges with itself.
        assert.equal(await window().workbench.page.getByText('Merge with the Next').count(), 0);
        await keys.choose('Record It');

        await window().workbench.waitFor(async () => (await entries()).length === 1, 'the entry');
        const [entry] = await entries();
        assert.deepEqual([entry?.note, entry?.projectId], ['Login', projectId]);
        assert.equal(new Date(entry?.startedAt ?? '').toDateString(), yesterdayAt(10).toDateString());
      });

      it('record a meeting on the project that is chosen for it', async () => {
        await proposalsAreAsked();
        await keys.choose('13:00–14:00', 'Planning with Acme');
        await keys.choose('Change Project…');
        await keys.question('On which project was it?');
        await keys.choose('Shop');
        await keys.choose('Record It');

        await window().workbench.waitFor(async () => (await entries()).length === 2, 'the entry');
        const meeting = (await entries()).find(({ note }) => note === 'Planning with Acme');
        assert.deepEqual([meeting?.projectId, meeting?.seconds], [projectId, 3600]);
        assert.equal(meeting?.startedAt, yesterdayAt(13).toISOString());
      });

      it('ignore what is ignored, and propose it again after the undo', async () => {
        await proposalsAreAsked();
        await keys.choose('12:00–12:30', 'Lunch');
        await keys.choose('Ignore');
        await keys.question('Nothing else is left of the day');
        await keys.acceptToast('It is not proposed again.', 'Undo');
        await keys.noToast('It is not proposed again.');
        await lookAtYesterday();

        await keys.question(proposals);
        await keys.rowIsThere('12:00–12:30', 'Lunch');
        await keys.press('Escape');
        await keys.noQuestion();
        assert.equal((await entries()).length, 2);
      });
    });

    describe('import time', () => {
      const recorded = ['Login', 'Planning with Acme'];

      it('after they asked how an ambiguous date is meant, and say what each answer makes of it', async () => {
        await keys.run('Vireo: Import Time…');
        await keys.openFile('Import Time', 'clockify.csv');

        await keys.question('How is the date 03/04/2026 meant?');
        await keys.rowIsThere('Month first', 'March 4, 2026');
        await keys.choose('Day first', 'April 3, 2026');
      });

      it('under a name that is here in place of that of the file', async () => {
        await keys.question('Ticked records are used');
        await keys.rowIsThere('Acme', 'for “ACME Inc.” in the file');
        await window().workbench.screenshot('time-import-look-alikes');
        await keys.press('Enter');
        await keys.question('Enter imports it');
        await keys.rowIsThere('Import 3 entries', 'Apr 3, 2026 – Apr 5, 2026');
        await window().workbench.screenshot('time-import-preview');
        await keys.choose('Reset 1 chosen name');
        await keys.question('Enter imports it');
        await keys.choose('ACME Inc.', 'will be created');
        await keys.question('What is it here?');
        await keys.choose('Acme');

        await keys.question('Enter imports it');
        await keys.rowIsThere('Reset 1 chosen name');
      });

      it('not before they showed what it would bring and lose, beside which they lead back', async () => {
        const { workbench } = window();
        await keys.choose('Show Preview');
        await keys.question('nothing is imported yet');
        const page = await workbench.webview('h1:has-text("Preview of clockify.csv")');
        await page.getByRole('heading', { name: 'Not imported as it is in the file' }).waitFor();
        await page.getByText('Mood').first().click();
        await keys.rowIsThere('Cancel', 'nothing is imported');
        await workbench.input.click();
        await keys.choose('Change how it is read');
        await keys.question('Enter imports it');
        await keys.choose('Show Preview');
        // The page had the focus before the question, and on a busy machine the editor gives it back late.
        await keys.rowIsThere('Cancel', 'nothing is imported');
        await workbench.input.click();
        await keys.question('nothing is imported yet');

        assert.deepEqual(await notes(), recorded);
        assert.deepEqual(await told('clockify.csv'), []);
      });

      it('when that is chosen, and report it', async () => {
        await keys.choose('Import 3 entries');

        await keys.toast('3 entries of clockify.csv were imported');
        assert.deepEqual(await notes(), ['Build', 'Login', 'Plan', 'Planning with Acme', 'Test']);
        assert.deepEqual(await clients(), ['Acme']);
        await keys.acceptToast('3 entries of clockify.csv were imported', 'Show in Timesheets');
        await window()
          .workbench.page.locator('.sidebar .monaco-list-row.focused', { hasText: /9:00–10:30/ })
          .waitFor();
        await keys.acceptToast('3 entries of clockify.csv were imported', 'Show Report');
        const page = await window().workbench.webview('h1:has-text("Import of clockify.csv")');
        await page.getByText('Mood').first().waitFor();
        await window().workbench.screenshot('time-import-brought');
      });

      it('and undo it with what it made, once they said what goes', async () => {
        const { page } = window().workbench;
        await keys.run('Vireo: Undo Import of Time…');
        await keys.question('Select the import to undo');
        await keys.choose('clockify.csv', '3 entries');
        const asked = page.locator('.monaco-dialog-box');
        await asked.getByText('Undo the import of clockify.csv?').waitFor();
        await asked.getByText('3 entries will be deleted.').waitFor();
        await asked.getByText('Projects: Acme · Orders').waitFor();
        await window().workbench.screenshot('time-import-undo-asked');
        await window().workbench.answerDialog(asked, 'Cancel', 'Escape');
        assert.equal((await entries()).length, 5);

        // The closed dialog gives the focus back, which closes a list that is open by then: then again.
        await window().workbench.untilDone(async (attempt) => {
          if (await asked.isVisible()) return;
          await keys.run('Vireo: Undo Import of Time…');
          await window().workbench.row('clockify.csv').waitFor(attempt);
          await window().workbench.input.press('Enter', attempt);
          await asked.waitFor(attempt);
        }, 'the question before the undo');
        await window().workbench.answerDialog(asked, 'Undo Import');

        const isUndone = async () => (await told('clockify.csv'))[0]?.state === 'undone';
        await window().workbench.waitFor(isUndone, 'the import to be undone');
        assert.deepEqual(await notes(), recorded);
        assert.deepEqual(await clients(), ['Acme']);
      });
    });
  });
};
