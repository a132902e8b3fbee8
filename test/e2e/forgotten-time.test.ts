/** Forgotten time in the installed .vsix by keyboard alone: commits of a real repository, and meetings of a calendar file. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatDay } from '../../src/extension/features/timesheets/formats.ts';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';
import { Keys } from './keys.ts';

interface Entry {
  readonly note: string;
  readonly projectId: string;
  readonly seconds: number;
  readonly startedAt: string;
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

function toStamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function toCalendar(events: readonly (readonly [string, Date, Date])[]): string {
  const blocks = events.map(([summary, from, to], index) =>
    [
      'BEGIN:VEVENT',
      `UID:${index}@example.org`,
      `DTSTAMP:${toStamp(from)}`,
      `DTSTART:${toStamp(from)}`,
      `DTEND:${toStamp(to)}`,
      `SUMMARY:${summary}`,
      'END:VEVENT',
    ].join('\r\n'),
  );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...blocks, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

describe('forgotten time by keyboard', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;
  let keys: Keys;
  let projectId: string;

  const entries = async () => (await window.ask<{ items: Entry[] }>('GET', '/time-entries?limit=50')).items;
  const proposals = 'Nothing is recorded before you accept it';

  before(async () => {
    window = await openInstalled({
      prepare: ({ profile }, workspace) => {
        git(workspace, ['init', '--initial-branch', 'main']);
        git(workspace, ['config', 'user.name', me.name]);
        git(workspace, ['config', 'user.email', me.email]);
        commit(workspace, 'Mend the login', yesterdayAt(10, 30));
        commit(workspace, 'Test the login', yesterdayAt(10, 50));
        commit(workspace, 'Of somebody else', yesterdayAt(16), { name: 'Sam', email: 'sam@example.org' });
        const calendar = path.join(workspace, 'meetings.ics');
        const events = [
          ['Planning with Acme', yesterdayAt(13), yesterdayAt(14)],
          ['Lunch', yesterdayAt(12), yesterdayAt(12, 30)],
        ] as const;
        writeFileSync(calendar, toCalendar(events));
        // It names a file of the machine that the extension runs on: there it is set.
        const machine = path.join(profile.userData, 'Machine');
        mkdirSync(machine, { recursive: true });
        const settings = JSON.stringify({ 'vireo.time.calendarFile': calendar });
        writeFileSync(path.join(machine, 'settings.json'), settings);
      },
    });
    keys = new Keys(window.workbench);
    await window.workbench.statusItem('vireo.timer').filter({ hasText: '0:00 today' }).waitFor();
    const client = await window.ask<{ id: string }>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const project = { name: 'Shop', clientId: client.id, hourlyRate: { minor: 11_000, currency: 'EUR' } };
    const folder = window.workspace;
    projectId = (await window.ask<{ id: string }>('POST', '/projects', { ...project, folder })).id;
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('forgotten-time-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

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

  it('proposes the commits of a day with their project, and its meetings, and records nothing', async () => {
    // Until git has opened the repository, there are no commits to read.
    await window.workbench.page.locator('.statusbar-item', { hasText: 'main' }).first().waitFor();
    await lookAtYesterday();

    await proposalsAreAsked();
    await keys.rowIsThere('Acme · Shop', '2 commits');
    await keys.rowIsThere('13:00–14:00', 'Planning with Acme');
    await keys.rowIsThere('12:00–12:30', 'Lunch');
    await window.workbench.screenshot('forgotten-time-day');
    assert.equal(await window.workbench.page.getByText('Of somebody else').count(), 0);
    assert.deepEqual(await entries(), []);
  });

  it('records the commits with another note', async () => {
    await keys.choose('Acme · Shop', '2 commits');
    await keys.choose('Change Note…');
    await keys.title('Change Note…');
    await keys.answer('Login');
    await keys.rowIsThere('Change Note…', 'Login');
    await window.workbench.screenshot('forgotten-time-proposal');
    // The next, lunch, is more than an hour off; and no proposal merges with itself.
    assert.equal(await window.workbench.page.getByText('Merge with the Next').count(), 0);
    await keys.choose('Record It');

    await window.workbench.waitFor(async () => (await entries()).length === 1, 'the entry');
    const [entry] = await entries();
    assert.deepEqual([entry?.note, entry?.projectId], ['Login', projectId]);
    assert.equal(new Date(entry?.startedAt ?? '').toDateString(), yesterdayAt(10).toDateString());
  });

  it('records a meeting on the project that is chosen for it', async () => {
    await proposalsAreAsked();
    await keys.choose('13:00–14:00', 'Planning with Acme');
    await keys.choose('Change Project…');
    await keys.question('On which project was it?');
    await keys.choose('Shop');
    await keys.choose('Record It');

    await window.workbench.waitFor(async () => (await entries()).length === 2, 'the entry');
    const meeting = (await entries()).find(({ note }) => note === 'Planning with Acme');
    assert.deepEqual([meeting?.projectId, meeting?.seconds], [projectId, 3600]);
    assert.equal(meeting?.startedAt, yesterdayAt(13).toISOString());
  });

  it('ignores what is ignored, and proposes it again after the undo', async () => {
    await proposalsAreAsked();
    await keys.choose('12:00–12:30', 'Lunch');
    await keys.choose('Ignore');
    await keys.question('Nothing else is left of the day');
    await window.workbench.screenshot('forgotten-time-ignored');
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
