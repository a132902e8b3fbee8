/** A week through its approval in the installed .vsix, by keyboard: verdicts on entries, a reason, a comment, and back. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';

/** Far enough back for no other week to be in the way. */
const days = ['2026-10-05', '2026-10-06'];

describe('approval in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;
  let projectId: string;

  before(async () => {
    window = await openInstalled({});
    await window.workbench.statusItem('vireo.timer').filter({ hasText: '0:00' }).waitFor();
    const client = await window.ask<{ id: string }>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    const project = { name: 'Orders', clientId: client.id, hourlyRate };
    projectId = (await window.ask<{ id: string }>('POST', '/projects', project)).id;
    for (const day of days) {
      const times = { startedAt: `${day}T09:00`, endedAt: `${day}T10:30`, zone: 'Europe/Berlin' };
      await window.ask('POST', '/time-entries', { projectId, note: 'Review', ...times });
    }
    await window.workbench.showContainer('Vireo');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('approval-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  const row = (spoken: RegExp) => window.workbench.treeItem(spoken);
  const press = (key: string) => window.workbench.page.keyboard.press(key);
  const approvals = () => window.workbench.webview('vireo-approvals');

  const said = (selector: string, hasText: string) =>
    window.workbench.page.locator(selector, { hasText }).first();

  /**
   * The command asks which week, and there is one; it is done once `shown` is. The page behind, to which the palette gives the
   * focus back, may take it from the list, which closes then: so again.
   */
  async function runOnWeek(title: string, shown: Locator): Promise<void> {
    const week = said('.quick-input-list .monaco-list-row', 'Week 41');
    await window.workbench.untilDone(async (attempt) => {
      if (await shown.isVisible()) return;
      await window.workbench.runCommand(title);
      await week.waitFor(attempt);
      await press('Enter');
      await shown.waitFor(attempt);
    }, `${title} on week 41`);
  }

  it('submits the week', async () => {
    await window.workbench.showView('Timesheets');
    await row(/^Week 41 .*draft/).waitFor();
    await runOnWeek('Vireo: Submit Timesheet', row(/^Week 41 .*3:00 · submitted/));
  });

  it('approves one entry of it and sends the other back with a reason, on the Approvals page', async () => {
    await window.workbench.runCommand('Vireo: Open Approvals');
    const page = await approvals();
    await page.getByRole('button', { name: /^Show .*Week 41/ }).press('Enter');
    await page.getByRole('button', { name: /^Approve Mon/ }).press('Enter');
    await page.locator('.state', { hasText: 'approved' }).waitFor();
    await page.getByRole('button', { name: /^Reject Tue/ }).press('Enter');
    await page.getByLabel('Reason', { exact: true }).fill('Split the meeting');
    await window.workbench.screenshot('approvals');
    assert.deepEqual(await window.workbench.findAxeViolations(), []);
    await press('Enter');

    await page.getByText('1 week approved.').waitFor();
    await page.getByRole('heading', { name: 'No week waits for a decision' }).waitFor();
    await row(/^Week 41 .*1:30 · approved/).waitFor();
    await row(/^Week 41 .*1:30 · rejected · supplement 1.*Split the meeting/s).waitFor();
  });

  it('opens the approved week again with a reason, and takes what was sent back in', async () => {
    const why = said('.quick-input-message', ' · 1:30. Why? Its author reads this.');
    await runOnWeek('Vireo: Reopen Timesheet…', why);
    await window.workbench.answer('Wrong project');

    await row(/^Week 41 .*3:00 · draft.*Wrong project/s).waitFor();
  });

  it('takes a comment on what is submitted again, and shows it with what changed', async () => {
    await runOnWeek('Vireo: Submit Timesheet', row(/^Week 41 .*submitted/));
    await runOnWeek('Vireo: Comment on Timesheet…', said('.quick-input-titlebar', 'Comment on Week 41'));
    await window.workbench.answer('It is all there now');
    await row(/^Week 41 .*1 comment/).waitFor();

    const told = said('.quick-input-list .monaco-list-row', 'It is all there now');
    await runOnWeek('Vireo: Show Changes since Last Time', told);
    await said('.quick-input-list .monaco-list-row', 'opened again').waitFor();
    await press('Escape');
  });

  it('takes a double click on Submit for one', async () => {
    const times = { startedAt: '2026-09-29T09:00', endedAt: '2026-09-29T10:00', zone: 'Europe/Berlin' };
    await window.ask('POST', '/time-entries', { projectId, note: 'Review', ...times });
    const week = row(/^Week 40 .*draft/);
    await window.workbench.untilDone(async (attempt) => {
      await week.hover(attempt);
      await week.getByRole('button', { name: 'Submit Timesheet' }).dblclick(attempt);
    }, 'the row to offer its submission');
    await row(/^Week 40 .*submitted/).waitFor();
    const { page } = window.workbench;
    await window.workbench.runCommand('Notifications: Show Notifications');
    await page.locator('.notifications-center').getByText('Week 40 submitted.').first().waitFor();

    assert.equal(await page.locator('.notifications-center').getByText('has a timesheet already').count(), 0);
  });

  it('opens no week again from the page that somebody has decided anew since', async () => {
    await press('Escape');
    await window.workbench.runCommand('Vireo: Open Approvals');
    const page = await approvals();
    await page.getByRole('button', { name: /^Show .*Week 40/ }).press('Enter');
    await page.getByRole('button', { name: /^Approve Tue/ }).press('Enter');
    await row(/^Week 40 .*1:00 · approved/).waitFor();
    const find = async () =>
      (
        await window.ask<{ items: { id: string; state: string }[] }>(
          'GET',
          `/timesheets?from=2026-09-28&to=2026-09-28`,
        )
      ).items[0];
    const { id = '' } = (await find()) ?? {};
    await window.ask('POST', `/timesheets/${id}/reopen`, { reason: 'An hour is missing' });
    await window.ask('POST', `/timesheets/${id}/submit`, {});
    await window.ask('POST', `/timesheets/${id}/approve`, {});

    await page.getByRole('button', { name: 'Reopen…' }).press('Enter');
    await page.getByLabel('Reason', { exact: true }).fill('Wrong project');
    await press('Enter');

    await page.getByText('The week was changed meanwhile, so nothing was decided.').waitFor();
    assert.equal((await find())?.state, 'approved');
  });

  it('says what is recorded twice before it is submitted, and to who decides on it', async () => {
    for (const [from, to] of [
      ['09:00', '10:00'],
      ['09:30', '11:00'],
    ]) {
      const times = { startedAt: `2026-09-15T${from}`, endedAt: `2026-09-15T${to}`, zone: 'UTC' };
      await window.ask('POST', '/time-entries', { projectId, note: 'Twice', ...times });
    }
    const { workbench } = window;
    await workbench.runRowAction(row(/^Week 38 .*draft/), 'Submit Timesheet');
    const question = workbench.page.locator('.quick-input-widget');
    await question.getByText('0:30 of week 38 is recorded more than once.').waitFor();
    await question.getByText(/^Shares 0:30 with 9:30–11:00/).waitFor();
    await workbench.screenshot('submit-shared');
    await workbench.choose('All the Same');
    await row(/^Week 38 .*submitted/).waitFor();
    await workbench.runCommand('Vireo: Open Approvals');
    const page = await approvals();
    await page.getByRole('button', { name: /^Show .*Week 38/ }).press('Enter');

    await page.getByText('0:30 of this week is recorded more than once.').waitFor();
    await page.getByText(/shares time with 9:00–10:00.* Orders/).waitFor();
    await workbench.screenshot('approvals-shared');
  });

  it('opens a week again from the page that somebody has said something about since', async () => {
    const page = await approvals();
    await page.getByRole('checkbox', { name: /^Choose .*Week 38/ }).check();
    await page.getByText('Approve', { exact: true }).click();
    await row(/^Week 38 .*approved/).waitFor();
    const path = '/timesheets?from=2026-09-14&to=2026-09-14';
    const { items } = await window.ask<{ items: { id: string }[] }>('GET', path);
    await window.ask('POST', `/timesheets/${items[0]?.id}/comments`, { text: 'One moment' });

    await page.getByRole('button', { name: 'Reopen…' }).press('Enter');
    await page.getByLabel('Reason', { exact: true }).fill('Recorded twice');
    await press('Enter');

    await page.getByText('1 week is open again.').waitFor();
  });
});
