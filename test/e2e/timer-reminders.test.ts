/** Reminders, sleep and stillness in the installed .vsix, on clocks that the test moves on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type InstalledWindow, openInstalled, timerShows } from '../support/vscode/installed.ts';
import { HostClock } from './host-clock.ts';
import { zoneInTheMorning } from './zone-in-the-morning.ts';

interface Entry {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly seconds: number | null;
}

interface Timer {
  readonly entry: Entry | null;
  readonly question: { readonly kind: string; readonly from: string; readonly to: string } | null;
}

const minuteMs = 60_000;
const slept = 30;

describe('what the timer says by itself', function () {
  this.timeout(300_000);
  this.bail(true);
  let window: InstalledWindow;
  let clock: HostClock;
  let typed = '';

  const timer = () => window.ask<Timer>('GET', '/timer');
  const entries = async () => (await window.ask<{ items: Entry[] }>('GET', '/time-entries')).items;
  const toast = (text: string | RegExp) =>
    window.workbench.page.locator('.notifications-toasts .notification-toast', { hasText: text }).first();
  const statusIcon = (icon: string) => window.workbench.statusItem('vireo.timer').locator(`.codicon-${icon}`);

  /** A letter; once it is in the file, the extension host has seen it typed. */
  async function work(): Promise<void> {
    typed += 'x';
    await window.workbench.page.keyboard.type('x');
    const file = path.join(window.workspace, 'notes.txt');
    await window.workbench.waitFor(async () => readFileSync(file, 'utf8').includes(typed), 'the letter');
  }

  async function workUntil(holds: () => Promise<boolean>, mostMinutes: number): Promise<void> {
    for (let minute = 0; minute < mostMinutes; minute += 1) {
      await work();
      if (await holds()) return;
      await clock.move({ passedMs: minuteMs });
    }
    await work();
  }

  /** The backend tells of every request in its log. */
  function readLog(): readonly string[] {
    return readFileSync(path.join(window.editor.dataDirectory, 'logs/backend.log'), 'utf8').split('\n');
  }

  function countRequests(): number {
    return readLog().filter((line) => line.includes('"incoming request"')).length;
  }

  /** Times that the window said that it watches the timer, and was answered. */
  function countPulses(): number {
    const lines = readLog();
    const answered = new Set(
      lines.filter((line) => line.includes('"request completed"')).map((line) => JSON.parse(line).reqId),
    );
    return lines
      .filter((line) => line.includes('/api/v1/timer/seen"') && line.includes('"incoming request"'))
      .filter((line) => answered.has(JSON.parse(line).reqId)).length;
  }

  /** A minute that the window has told of: what is on its way while clocks jump was said at no time that anybody knows. */
  async function watchMinute(): Promise<void> {
    const pulses = countPulses();
    await clock.move({ passedMs: minuteMs });
    await window.workbench.waitFor(async () => countPulses() > pulses, 'the pulse of a running timer');
  }

  before(async () => {
    clock = new HostClock();
    window = await openInstalled({
      settings: {
        'files.autoSave': 'afterDelay',
        'files.autoSaveDelay': 1,
        'vireo.timer.reminder': 'firm',
        'vireo.timer.limitHours': 1,
        'vireo.timer.idleMinutes': 0,
        'vireo.timer.askForNote': false,
      },
      beside: [clock.extension],
      environment: { ...clock.environment, TZ: zoneInTheMorning() },
    });
    await timerShows(window, '0:00 today');
    const client = await window.ask<{ id: string }>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const project = { name: 'API', clientId: client.id, hourlyRate: { minor: 11_000, currency: 'EUR' } };
    await window.ask('POST', '/projects', { ...project, folder: window.workspace });
    await window.workbench.openFile('notes.txt');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.keepScreenshot('timer-reminders-failed');
  });
  after(async () => {
    await window?.editor[Symbol.asyncDispose]();
    clock?.[Symbol.dispose]();
  });

  it('reminds of the timer after a quarter of an hour of work on a project, and starts none', async () => {
    const isReminded = async () => await statusIcon('bell').isVisible();
    await workUntil(isReminded, 10);
    assert.equal(await isReminded(), false, 'ten minutes are no reason yet');
    await workUntil(isReminded, 10);

    await timerShows(window, 'Start Acme · API?');
    await toast('You have worked on Acme · API for a while, and no timer runs.').waitFor();
    await window.workbench.screenshot('timer-reminder-start');
    assert.equal((await timer()).entry, null);
    assert.deepEqual(await entries(), []);
  });

  it('starts it by the button of the reminder, and takes that off the status bar', async () => {
    await window.workbench.pressInNotification('no timer runs', 'Start Timer');

    await timerShows(window, /Acme · API 0:0\d/);
    await statusIcon('play-circle').waitFor();
  });

  it('asks about a sleep of the machine, also where the backend noticed a silence first', async () => {
    const before = await entries();
    for (let minute = 0; minute < 3; minute += 1) await watchMinute();

    await clock.move({ passedMs: minuteMs, sleptMs: slept * minuteMs }, async () => {
      await window.ask('POST', '/clients', { name: 'Borealis', currency: 'EUR' });
      // A pulse may still be on its way when the clock moves on by the next minute. On a slow machine the window's own
      // look at the clock comes first.
      await toast(/The editor was closed for 3\d|The machine slept for/).waitFor();
    });

    await toast(`The machine slept for ${slept}`).waitFor();
    await statusIcon('question').waitFor();
    await window.workbench.screenshot('timer-slept');
    for (let minute = 0; minute < 3; minute += 1) await clock.move({ passedMs: minuteMs });
    assert.equal((await timer()).question?.kind, 'sleep');
    assert.deepEqual(await entries(), before);
  });

  it('takes the sleep out when that is answered', async () => {
    const { entry, question } = await timer();
    await window.workbench.pressInNotification('The machine slept', 'Discard');

    await statusIcon('play-circle').waitFor();
    const all = await entries();
    assert.deepEqual(
      all.map(({ startedAt, endedAt }) => [startedAt, endedAt]).sort(),
      [
        [entry?.startedAt, question?.from],
        [question?.to, null],
      ].sort(),
    );
  });

  it('warns once a day is past its limit, and lets the timer run', async () => {
    const { entry } = await timer();
    await workUntil(async () => await toast('more than your limit').isVisible(), 70);

    await toast('more than your limit').waitFor();
    await statusIcon('warning').waitFor();
    await window.workbench.screenshot('timer-reminder-limit');
    assert.equal((await timer()).entry?.id, entry?.id);
  });

  it('sends no request for ten minutes in which nobody works and no timer runs', async () => {
    const whileItRuns = countRequests();
    await clock.move({ passedMs: minuteMs });
    await window.workbench.waitFor(async () => countRequests() > whileItRuns, 'the pulse of a running timer');
    await window.ask('POST', '/timer/discard', { entryId: (await timer()).entry?.id });
    await statusIcon('watch').waitFor();
    // What the end of the timer has set off is over once a minute brought nothing.
    await window.workbench.waitFor(async () => {
      const before = countRequests();
      for (let look = 0; look < 5; look += 1) await clock.move({ passedMs: minuteMs });
      return countRequests() === before;
    }, 'the window to come to rest');
    const before = countRequests();

    for (let minute = 0; minute < 10; minute += 1) await clock.move({ passedMs: minuteMs });

    assert.equal(countRequests() - before, 0);
  });
});
