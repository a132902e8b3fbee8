/** A week typed by the keyboard in the installed .vsix: what the grid shows is what the backend holds. */
import assert from 'node:assert/strict';
import { ownZone } from '../../src/contract/own-zone.ts';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';
import { waitFor } from '../support/wait-for.ts';

const dayMs = 86_400_000;

/** Read once: the week is the one that was opened, though another one may begin meanwhile. */
const now = Date.now();

/** Monday of this week, and days after it. */
function dayOfWeek(offset: number): string {
  const sinceMonday = (new Date(now).getUTCDay() + 6) % 7;
  return new Date(now + (offset - sinceMonday) * dayMs).toISOString().slice(0, 10);
}

interface Entries {
  readonly items: readonly { readonly localDate: string; readonly seconds: number; readonly note: string }[];
}

interface Sheets {
  readonly items: readonly { readonly weekStart: string; readonly state: string }[];
}

describe('the week in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;

  before(async () => {
    window = await openInstalled({});
    await window.workbench.statusItem('vireo.timer').filter({ hasText: '0:00' }).waitFor();
    const client = await window.ask<{ id: string }>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    const project = { name: 'Orders', clientId: client.id, hourlyRate };
    const { id: projectId } = await window.ask<{ id: string }>('POST', '/projects', project);
    await window.ask('POST', '/projects', { ...project, name: 'Support' });
    const times = { startedAt: `${dayOfWeek(-6)}T09:00`, endedAt: `${dayOfWeek(-6)}T10:15` };
    await window.ask('POST', '/time-entries', { projectId, ...times, note: 'Build', zone: ownZone() });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('week-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  const page = () => window.workbench.webview('vireo-week');
  const press = async (...keys: string[]) => {
    for (const key of keys) await window.workbench.page.keyboard.press(key);
  };
  const entriesOfWeek = async () =>
    (await window.ask<Entries>('GET', `/time-entries?from=${dayOfWeek(0)}&to=${dayOfWeek(6)}`)).items.map(
      ({ localDate, seconds, note }) => `${localDate} ${seconds} ${note}`,
    );
  const holds = async (expected: readonly string[], what: string) =>
    await waitFor(
      async () => JSON.stringify((await entriesOfWeek()).sort()) === JSON.stringify(expected),
      what,
    );

  it('takes a row, and a time that is typed into it', async () => {
    const { workbench } = window;
    await workbench.runCommand('Vireo: Open Week');
    const week = await page();
    await week.getByRole('button', { name: 'Add Row…' }).click();
    await workbench.pick('Orders');

    await week.locator('tr[data-row] td[data-day="0"]').click();
    await workbench.page.keyboard.type('9-10:30');
    await press('Tab');
    await workbench.page.keyboard.type('13-14:15');
    await press('Enter');

    await holds([`${dayOfWeek(0)} 5400 `, `${dayOfWeek(1)} 4500 `], 'both entries');
    await week.locator('tfoot').getByText('2:45').waitFor();
    await workbench.screenshot('week');
    assert.deepEqual(await workbench.findAxeViolations(), []);
  });

  it('takes the last change back, and does it again', async () => {
    await press('Control+z');
    await holds([`${dayOfWeek(0)} 5400 `], 'one entry');
    await press('Control+y');
    await holds([`${dayOfWeek(0)} 5400 `, `${dayOfWeek(1)} 4500 `], 'both entries');
  });

  it('copies last week with its times, after it has shown them', async () => {
    const week = await page();
    await week.getByRole('button', { name: /^Copy Week/ }).click();
    await week.getByRole('button', { name: 'With 1 Entry · 1:15' }).click();

    await holds(
      [`${dayOfWeek(0)} 5400 `, `${dayOfWeek(1)} 4500 `, `${dayOfWeek(1)} 4500 Build`],
      'last week’s entry',
    );
    assert.equal(await week.locator('td[aria-invalid]').count(), 0);
  });

  it('adds time to a gap of a day, which an undo takes back', async () => {
    const week = await page();
    const before = [`${dayOfWeek(0)} 5400 `, `${dayOfWeek(1)} 4500 `, `${dayOfWeek(1)} 4500 Build`];
    await week.locator('tr[data-row] td[data-day="1"]').click();
    await week.getByRole('button', { name: 'Day', exact: true }).click();
    await week.getByRole('button', { name: /^Add Time/ }).click();
    await week.locator('#project').selectOption({ label: 'Orders · Acme' });
    await week.locator('#note').fill('Gap');
    await press('Enter');

    await holds([...before, `${dayOfWeek(1)} 9900 Gap`].sort(), 'the time of the gap');
    await window.workbench.screenshot('week-gap');
    await week.getByRole('button', { name: 'Undo' }).click();
    await holds(before, 'the week before');
    await week.getByRole('button', { name: 'Grid', exact: true }).click();
  });

  it('moves an entry to another project and day in its form, which an undo takes back', async () => {
    const week = await page();
    const others = [`${dayOfWeek(1)} 4500 `, `${dayOfWeek(1)} 4500 Build`];
    await week.locator('tr[data-row] td[data-day="0"]').click();
    await week.getByRole('button', { name: 'Edit the entry 9:00–10:30' }).click();
    await week.locator('#project').selectOption({ label: 'Support · Acme' });
    const date = week.locator('#date');
    await date.fill(dayOfWeek(2));
    // At the field itself: what the project brings may have taken the focus.
    await date.press('Enter');

    await holds([...others, `${dayOfWeek(2)} 5400 `], 'the moved entry');
    const support = week.locator('tr[data-row]').filter({ hasText: 'Support' });
    await support.locator('td[data-day="2"]').getByText('1:30').waitFor();
    await week.getByRole('button', { name: 'Undo' }).click();
    await holds([`${dayOfWeek(0)} 5400 `, ...others], 'the week before');
    await support.waitFor({ state: 'detached' });
  });

  it('is submitted and withdrawn on its page, with nothing over the buttons', async () => {
    const { page: editor } = window.workbench;
    const week = await page();
    const toasts = editor.locator('.notifications-toasts .notification-toast');
    const stateOf = async () =>
      (await window.ask<Sheets>('GET', '/timesheets')).items.find(
        ({ weekStart }) => weekStart === dayOfWeek(0),
      )?.state;

    await week.getByRole('button', { name: 'Submit Week' }).click();
    // First what stands there for some seconds.
    await editor
      .locator('.statusbar')
      .getByText(/^Week \d+ submitted\.$/)
      .waitFor();
    await waitFor(async () => (await stateOf()) === 'submitted', 'the submission');
    await week.getByRole('button', { name: 'Withdraw' }).click();
    await waitFor(async () => (await stateOf()) === 'draft', 'the withdrawal');

    await week.getByRole('button', { name: 'Submit Week' }).click({ trial: true });
    assert.equal(await toasts.filter({ hasText: 'submitted' }).count(), 0);
    assert.equal(await editor.locator('.notification-list-item', { hasText: 'submitted' }).count(), 0);
  });

  it('is still there after a reload of the window', async () => {
    await window.workbench.reload('vireo.week');

    // As a grid or as a day: what was chosen last is written some seconds later, too.
    await (await page()).getByText('4:00 billable').waitFor();
  });
});
