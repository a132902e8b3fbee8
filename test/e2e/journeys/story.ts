/**
 * The first issue's story from beginning to end, on the demo as it was opened by a click: track an hour, mend a flaw,
 * let the agent look, bill the week, ask the coach, and lose nothing to kill -9. Each step stands on the one before.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { ownDay } from '../../../src/backend/demo/own-day.ts';
import { demoEntries, weekStart } from '../../../src/backend/demo/practice.ts';
import { demoFolders } from '../../../src/contract/demo/demo-folders.ts';
import { isoWeekOf } from '../../../src/domain/zones.ts';
import type { Workbench } from '../../support/vscode/workbench.ts';
import { clearWindow, type Journey } from '../shared-window.ts';
import { readRows } from '../tree-rows.ts';

const day = ownDay();
const lastWeek = weekStart(day.today, 1);
const lastWeekRow = new RegExp(`^Week ${isoWeekOf(lastWeek).week}\\b`);

export const story: Journey = (window) => {
  describe('the story', () => {
    const practice = () => path.join(window().editor.dataDirectory, demoFolders.practice);

    before(async () => {
      const { workbench } = window();
      await clearWindow(window());
      await workbench.showContainer('Vireo');
      await showWeeksAndTasks(workbench);
    });

    const timer = () => window().workbench.statusItem('vireo.timer');

    it('starts the timer from the status bar', async () => {
      const { workbench } = window();
      await timer().filter({ hasText: /today/ }).click();
      await workbench.pick('Orders service');

      await timer().filter({ hasText: 'Nordwind Handels GmbH · Orders service 0:00' }).waitFor();
    });

    it('marks a flaw while it is typed', async () => {
      const { workbench } = window();
      await workbench.openFile('imports.py');
      await workbench.squiggles('error').or(workbench.squiggles('warning')).first().waitFor();
      const before = await workbench.squiggleCount();

      await workbench.page.keyboard.press('ControlOrMeta+End');
      await workbench.page.keyboard.type('catalogue = yaml.load(open("catalogue.yaml"))');

      await workbench.waitFor(async () => (await workbench.squiggleCount()) > before, 'a new squiggle');
      await workbench.screenshot('squiggle');
    });

    it('mends it by a quick fix', async () => {
      const { workbench } = window();
      await workbench.page.keyboard.press('Home');
      for (let step = 0; step < 'catalogue = '.length; step += 1)
        await workbench.page.keyboard.press('ArrowRight');
      await workbench.quickFix(/safe/i);

      await workbench.page.locator('.view-line', { hasText: 'catalogue = yaml.safe_load' }).waitFor();
    });

    it('stops the timer with a note', async () => {
      const { workbench } = window();
      await workbench.page.keyboard.press('ControlOrMeta+S');
      await timer().click();
      await workbench.answer('Mended the import of articles');

      await timer().filter({ hasText: /today/ }).waitFor();
    });

    it('lets the Security agent look at the project, and shows it in Agent Tasks', async () => {
      const { workbench } = window();
      await workbench.runCommand('Vireo: Ask an Agent…');
      await workbench.pick('Security');
      await workbench.pick('Orders service');
      const form = await workbench.webview('vireo-ask');
      await form.getByRole('button', { name: 'Ask', exact: true }).click();
      await workbench.showContainer('Vireo');

      const run = workbench.treeItem(/Security agent · Orders service.*done/);
      await run.waitFor();
      assert.ok(((await workbench.page.locator('.part.sidebar').boundingBox())?.width ?? 999) <= 302);
      const [shown] = await run.evaluateAll(readRows, ['done']);
      assert.deepEqual([shown?.found, shown?.cut], [[0], []], shown?.text);
    });

    it('shows what the agent found in files that were never opened', async () => {
      const { workbench } = window();
      await workbench.runCommand('Problems: Focus on Problems View');
      const problems = workbench.page.locator('.markers-panel');

      await problems.getByText('exports.py').first().waitFor();
      await problems.getByText('Security agent').first().waitFor();
      await workbench.openFile('exports.py');
      await workbench.squiggles('error').or(workbench.squiggles('warning')).first().waitFor();
      await workbench.screenshot('findings');
    });

    it('approves the week by submitting it, since nobody else could', async () => {
      const { workbench } = window();
      await workbench.showContainer('Vireo');
      const week = workbench.treeItem(lastWeekRow);

      await workbench.runRowAction(week, 'Submit Timesheet');
      await week.filter({ hasText: 'approved' }).waitFor();
    });

    it('makes an invoice of approved time and shows it as the client will see it', async () => {
      const { workbench } = window();
      await workbench.runCommand('Vireo: Create Invoice…');
      await workbench.pick('Nordwind Handels GmbH');
      // All of them.
      await workbench.acceptQuestion('Which weeks go on the invoice?');
      const invoice = await workbench.webview('vireo-invoice');

      await invoice.getByText('Nordwind Handels GmbH').first().waitFor();
      await invoice.getByText('Orders service').first().waitFor();
      await workbench.screenshot('invoice');
      await workbench.setTheme('Dark High Contrast');
      await invoice.locator('body.vscode-high-contrast').waitFor();
      await workbench.screenshot('invoice-high-contrast');
      await workbench.setTheme('Light Modern');
      await invoice.locator('body.vscode-light').waitFor();
    });

    it('hears from the coach how many hours last week had, and what is unbilled', async () => {
      const { workbench } = window();
      await workbench.runCommand('Vireo: Open Coach');
      const coach = await workbench.webview('vireo-coach');
      const question = coach.getByRole('textbox', { name: 'Message' });
      await question.fill('how many hours last week, and what is unbilled?');
      await question.press('Enter');

      await coach.getByText(hoursOfLastWeek()).first().waitFor();
      await workbench.screenshot('coach');
    });

    it('opens the records behind a figure', async () => {
      const { workbench } = window();
      const coach = await workbench.webview('vireo-coach');
      await coach
        .getByRole('button', { name: hoursOfLastWeek() })
        .or(coach.getByRole('link', { name: hoursOfLastWeek() }))
        .first()
        .click();

      const title = workbench.page.locator('.quick-input-title', { hasText: hoursOfLastWeek() });
      await title.waitFor();
      await workbench.page.locator('.quick-input-list .monaco-list-row').first().click();

      await workbench.page
        .locator('.sidebar .monaco-list-row.focused', { hasText: /\d{1,2}:\d{2}–\d{1,2}:\d{2}/ })
        .first()
        .waitFor();
    });

    it('loses nothing to kill -9, a running timer included', async () => {
      const { workbench } = window();
      await timer().click();
      await workbench.pick('Supplier portal');
      await timer().filter({ hasText: 'Supplier portal' }).waitFor();

      const url = workbench.page.url();
      await window().editor.crashAndRestart(practice());
      await workbench.open(url);

      await timer().filter({ hasText: 'Supplier portal' }).waitFor();
      await workbench.showContainer('Vireo');
      await showWeeksAndTasks(workbench);
      await workbench.treeItem(lastWeekRow).filter({ hasText: 'approved' }).waitFor();
      await workbench.treeItem(/^Security agent · Orders service/).waitFor();
      await workbench.foldViews('Timesheets', 'Agent Tasks');
      await workbench.showView('Invoices');
      await workbench.treeItem(/^Draft · Nordwind Handels GmbH/).waitFor();
      await workbench.runCommand('Vireo: Open Coach');
      const coach = await workbench.webview('vireo-coach');
      await coach.getByText(hoursOfLastWeek()).first().waitFor();
    });
  });
};

/** With room for the rows of both. */
async function showWeeksAndTasks(workbench: Workbench): Promise<void> {
  await workbench.foldViews('Projects', 'Findings', 'Invoices');
  for (const view of ['Timesheets', 'Agent Tasks']) await workbench.showView(view);
}

function hoursOfLastWeek(): string {
  const minutes = (time: string) => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));
  const total = demoEntries(day.today)
    .filter(({ startedAt }) => weekStart(startedAt.slice(0, 10), 0) === lastWeek)
    .reduce((sum, { startedAt, endedAt }) => sum + minutes(endedAt) - minutes(startedAt), 0);
  assert.ok(total > 0);
  return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`;
}
