/** A week through its approval in the installed .vsix, by keyboard: verdicts on entries, a reason, a comment, and back. */
import assert from 'node:assert/strict';
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

  /** The command asks which week, and there is one. */
  async function runOnWeek(title: string): Promise<void> {
    await window.workbench.runCommand(title);
    await window.workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Week 41' })
      .waitFor();
    await press('Enter');
  }

  it('submits the week', async () => {
    await window.workbench.showView('Timesheets');
    await row(/^Week 41 .*draft/).waitFor();
    await runOnWeek('Vireo: Submit Timesheet');

    await row(/^Week 41 .*3:00 · submitted/).waitFor();
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
    await runOnWeek('Vireo: Reopen Timesheet…');
    await window.workbench.answer('Wrong project');

    await row(/^Week 41 .*3:00 · draft.*Wrong project/s).waitFor();
  });

  it('takes a comment on what is submitted again, and shows it with what changed', async () => {
    await runOnWeek('Vireo: Submit Timesheet');
    await row(/^Week 41 .*submitted/).waitFor();
    await runOnWeek('Vireo: Comment on Timesheet…');
    await window.workbench.answer('It is all there now');
    await row(/^Week 41 .*1 comment/).waitFor();
    await runOnWeek('Vireo: Show Changes since Last Time');

    const { page } = window.workbench;
    await page.locator('.quick-input-list').getByText('It is all there now').first().waitFor();
    await page.locator('.quick-input-list').getByText('opened again').first().waitFor();
    await press('Escape');
  });

  it('takes a double click on Submit for one', async () => {
    const times = { startedAt: '2026-09-29T09:00', endedAt: '2026-09-29T10:00', zone: 'Europe/Berlin' };
    await window.ask('POST', '/time-entries', { projectId, note: 'Review', ...times });
    const week = row(/^Week 40 .*draft/);
    await week.hover();
    await week.getByRole('button', { name: 'Submit Timesheet' }).dblclick();
    await row(/^Week 40 .*submitted/).waitFor();
    const { page } = window.workbench;
    await window.workbench.runCommand('Notifications: Show Notifications');
    await page.locator('.notifications-center').getByText('Week 40 submitted.').first().waitFor();

    assert.equal(await page.locator('.notifications-center').getByText('has a timesheet already').count(), 0);
  });
});
