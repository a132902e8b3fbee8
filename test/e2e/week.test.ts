/** A week typed by the keyboard in the installed .vsix: what the grid shows is what the backend holds. */
import assert from 'node:assert/strict';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';
import { waitFor } from '../support/wait-for.ts';

const dayMs = 86_400_000;

/** Monday of this week, and days after it. */
function dayOfWeek(offset: number): string {
  const now = Date.now();
  const sinceMonday = (new Date(now).getUTCDay() + 6) % 7;
  return new Date(now + (offset - sinceMonday) * dayMs).toISOString().slice(0, 10);
}

interface Entries {
  readonly items: readonly { readonly localDate: string; readonly seconds: number; readonly note: string }[];
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
    const times = { startedAt: `${dayOfWeek(-6)}T09:00`, endedAt: `${dayOfWeek(-6)}T10:15` };
    await window.ask('POST', '/time-entries', { projectId, ...times, note: 'Build', zone: 'UTC' });
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
    await workbench.page.keyboard.type('1,5');
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

  it('is still there after a reload of the window', async () => {
    await window.workbench.reload('vireo.week');

    await (await page()).locator('tfoot').getByText('4:00').waitFor();
  });
});
