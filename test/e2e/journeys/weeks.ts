/**
 * Weeks in the installed .vsix, by keyboard: typed into the Week, changed over several rows of the tree, submitted, and
 * decided on the Approvals page. What is shown is what the backend holds.
 */
import assert from 'node:assert/strict';
import { ownZone } from '../../../src/contract/own-zone.ts';
import { waitFor } from '../../support/wait-for.ts';
import { clearWindow, type Journey } from '../shared-window.ts';
import { TreeRows } from '../tree-rows.ts';

const dayMs = 86_400_000;

/** Read once: the week is the one that was opened, though another one may begin meanwhile. */
const now = Date.now();

/** Monday of this week, and days after it. */
function dayOfWeek(offset: number): string {
  const sinceMonday = (new Date(now).getUTCDay() + 6) % 7;
  return new Date(now + (offset - sinceMonday) * dayMs).toISOString().slice(0, 10);
}

interface Entry {
  readonly id: string;
  readonly localDate: string;
  readonly seconds: number;
  readonly note: string;
  readonly billable: boolean;
}

interface Sheets {
  readonly items: readonly { readonly id: string; readonly weekStart: string; readonly state: string }[];
}

export const weeks: Journey = (window) => {
  describe('weeks', () => {
    before(async () => {
      await clearWindow(window());
      // Weeks that wait are what this is about: whoever is alone approves by submitting, unless they ask for two steps.
      const { organizationId } = await window().ask<{ organizationId: string }>('GET', '/users/me');
      await window().ask('PATCH', `/organizations/${organizationId}`, { selfApproval: 'allowed' });
      // The client of the timer's journey.
      const [client] = (await window().ask<{ items: { id: string }[] }>('GET', '/clients')).items;
      const hourlyRate = { minor: 11_000, currency: 'EUR' };
      const project = { name: 'Portal', clientId: client?.id, hourlyRate };
      const { id: projectId } = await window().ask<{ id: string }>('POST', '/projects', project);
      await window().ask('POST', '/projects', { ...project, name: 'Support' });
      const add = async (note: string, zone: string, [day, from, to]: readonly string[]) => {
        const times = { startedAt: `${day}T${from}`, endedAt: `${day}T${to}`, zone };
        await window().ask('POST', '/time-entries', { projectId, note, ...times });
      };
      await add('Last', ownZone(), [dayOfWeek(-6), '09:00', '10:15']);
      // Far enough back for no other week to be in the way.
      for (const [note, ...times] of [
        ['Ask', '2026-10-05', '09:00', '10:00'],
        ['Build', '2026-10-05', '10:00', '11:00'],
        ['Call', '2026-10-06', '09:00', '10:00'],
        ['Draw', '2026-10-06', '13:00', '14:00'],
      ] as const)
        await add(note, 'Europe/Berlin', times);
    });
    // The next journey looks for time that nobody recorded in these days.
    after(async () => {
      for (const { id } of await entries(`from=${dayOfWeek(-7)}&to=${dayOfWeek(6)}`))
        await window().ask('DELETE', `/time-entries/${id}`);
    });

    const page = () => window().workbench.page;
    const press = async (...keys: string[]) => {
      for (const key of keys) await page().keyboard.press(key);
    };
    const toast = (text: string | RegExp) =>
      page().locator('.notifications-toasts .notification-toast', { hasText: text }).first();
    const weekPage = () => window().workbench.webview('vireo-week');
    const entries = async (query: string) =>
      (await window().ask<{ items: Entry[] }>('GET', `/time-entries?${query}`)).items;

    describe('typed into the Week', () => {
      const entriesOfWeek = async () =>
        (await entries(`from=${dayOfWeek(0)}&to=${dayOfWeek(6)}`)).map(
          ({ localDate, seconds, note }) => `${localDate} ${seconds} ${note}`,
        );
      const holds = async (expected: readonly string[], what: string) =>
        await waitFor(
          async () => JSON.stringify((await entriesOfWeek()).sort()) === JSON.stringify(expected),
          what,
        );

      it('take a row, and a time that is typed into it', async () => {
        const { workbench } = window();
        await workbench.runCommand('Vireo: Open Week');
        const week = await weekPage();
        await week.getByRole('button', { name: 'Add Row…' }).click();
        // By keys: a click on a row can come to a list that has just closed, which nothing then tells.
        await workbench.choose('Portal');

        await week.locator('tr[data-row] td[data-day="0"]').click();
        await page().keyboard.type('9-10:30');
        await press('Tab');
        await page().keyboard.type('13-14:15');
        await press('Enter');

        await holds([`${dayOfWeek(0)} 5400 `, `${dayOfWeek(1)} 4500 `], 'both entries');
        await week.locator('tfoot').getByText('2:45').waitFor();
        await workbench.screenshot('week');
        assert.deepEqual(await workbench.findAxeViolations(), []);
      });

      it('undo and redo the last change', async () => {
        await press('Control+z');
        await holds([`${dayOfWeek(0)} 5400 `], 'one entry');
        await press('Control+y');
        await holds([`${dayOfWeek(0)} 5400 `, `${dayOfWeek(1)} 4500 `], 'both entries');
      });

      it('copy last week with its times, after they were shown', async () => {
        const week = await weekPage();
        await week.getByRole('button', { name: /^Copy Week/ }).click();
        await week.getByRole('button', { name: 'With 1 Entry · 1:15' }).click();

        await holds(
          [`${dayOfWeek(0)} 5400 `, `${dayOfWeek(1)} 4500 `, `${dayOfWeek(1)} 4500 Last`],
          'last week’s entry',
        );
        assert.equal(await week.locator('td[aria-invalid]').count(), 0);
      });

      it('take time in a gap of a day, which an undo removes', async () => {
        const week = await weekPage();
        const before = [`${dayOfWeek(0)} 5400 `, `${dayOfWeek(1)} 4500 `, `${dayOfWeek(1)} 4500 Last`];
        await week.locator('tr[data-row] td[data-day="1"]').click();
        await week.getByRole('button', { name: 'Day', exact: true }).click();
        // A click while the content of the day still comes is lost.
        await window().workbench.untilDone(async (attempt) => {
          await week.getByRole('button', { name: /^Add Time/ }).click(attempt);
          await week.locator('#project').waitFor(attempt);
        }, 'the form of the gap');
        await week.locator('#project').selectOption({ label: 'Acme · Portal' });
        await week.locator('#note').fill('Gap');
        await press('Enter');

        await holds([...before, `${dayOfWeek(1)} 9900 Gap`].sort(), 'the time of the gap');
        await week.getByRole('button', { name: 'Undo' }).click();
        await holds(before, 'the week before');
        await week.getByRole('button', { name: 'Grid', exact: true }).click();
      });

      it('move an entry to another project and day in its form, which an undo reverts', async () => {
        const week = await weekPage();
        const others = [`${dayOfWeek(1)} 4500 `, `${dayOfWeek(1)} 4500 Last`];
        await week.locator('tr[data-row] td[data-day="0"]').click();
        await week.getByRole('button', { name: 'Edit the entry 9:00–10:30' }).click();
        await week.locator('#project').selectOption({ label: 'Acme · Support' });
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

      it('are submitted and withdrawn there, with nothing over the buttons', async () => {
        const week = await weekPage();
        const stateOf = async () =>
          (await window().ask<Sheets>('GET', '/timesheets')).items.find(
            ({ weekStart }) => weekStart === dayOfWeek(0),
          )?.state;

        await week.getByRole('button', { name: 'Submit Week' }).click();
        // On the first days of a week its time is still to come, which is asked about.
        const anyway = page().locator('.quick-input-widget').getByText('Submit Anyway');
        const said = page()
          .locator('.statusbar')
          .getByText(/^Week \d+ submitted\.$/);
        await anyway.or(said).first().waitFor();
        if (await anyway.isVisible()) await window().workbench.choose('Submit Anyway');
        // First what stands there for some seconds.
        await said.waitFor();
        await waitFor(async () => (await stateOf()) === 'submitted', 'the submission');
        await week.getByRole('button', { name: 'Withdraw' }).click();
        await waitFor(async () => (await stateOf()) === 'draft', 'the withdrawal');

        await week.getByRole('button', { name: 'Submit Week' }).click({ trial: true });
        assert.equal(await toast('submitted').count(), 0);
        const told = page().locator('.notification-list-item', { hasText: 'submitted' });
        assert.equal(await told.count(), 0);
      });
    });

    describe('in the tree', () => {
      let tree: TreeRows;
      const row = (spoken: RegExp) => tree.row(spoken);
      const notesOf = async (holds: (entry: Entry) => boolean) =>
        (await entries('from=2026-10-05&to=2026-10-06'))
          .filter(holds)
          .map(({ note }) => note)
          .sort();

      async function undo(text: string): Promise<void> {
        await window().workbench.pressInNotification(text, 'Undo');
        await toast(text).waitFor({ state: 'hidden' });
      }

      /**
       * Selects, and presses the key: both again where it came while the rows were reloaded, where they lost the focus, or
       * where a part of what was selected is deleted, which is undone first.
       */
      async function pressDelete(told: string, select: () => Promise<void>): Promise<void> {
        const meant = toast(told);
        const other = toast(/press the key again|deleted/);
        await window().workbench.waitFor(async () => {
          await select();
          await press('Delete');
          await other.waitFor({ timeout: 20_000 }).catch(() => undefined);
          if (await meant.isVisible()) return true;
          const button = other.getByRole('button', { name: 'Undo' });
          if (await button.isVisible()) await undo('deleted');
          else await window().workbench.runCommand('Notifications: Clear All Notifications');
          await other.waitFor({ state: 'hidden' });
          return false;
        }, `the key to delete: ${told}`);
      }

      before(async () => {
        tree = new TreeRows(window().workbench, 'Timesheets');
        await window().workbench.showContainer('Vireo');
        await window().workbench.showView('Timesheets');
        await window().workbench.foldViews('Projects', 'Agent Tasks', 'Findings', 'Invoices');
        for (const spoken of [/^Week 41/, /^Tuesday, October 6/, /^Monday, October 5/])
          await tree.unfold(spoken);
      });

      it('have a range over two days made not billable by its menu, which an undo reverts', async () => {
        // From the last of Tuesday, over the row of Monday, to the first of Monday: Monday's other entry is not meant.
        await tree.select([/Draw/, /Ask/], 'Shift');
        const merge = page().getByRole('menuitem', { name: 'Merge Entries' });
        await window().workbench.untilDone(async (attempt) => {
          if (await merge.isHidden()) await row(/Draw/).click({ button: 'right', ...attempt });
          await merge.waitFor(attempt);
        }, 'the menu of the rows');
        const items = await page().locator('.context-view .action-label').allInnerTexts();
        assert.deepEqual(items.filter(Boolean), [
          'Add Tags…',
          'Remove Tags…',
          'Make Billable',
          'Make Not Billable',
          'Merge Entries',
          'Copy',
          'Delete',
        ]);
        await window().workbench.screenshot('timesheets-menu');
        await press('Escape');

        await window().workbench.runMenuAction(row(/Draw/), 'Make Not Billable');
        await toast('2 entries were changed.').waitFor();
        assert.deepEqual(await notesOf(({ billable }) => !billable), ['Ask', 'Draw']);
        await undo('2 entries were changed.');

        const isUndone = async () => (await notesOf(({ billable }) => !billable)).length === 0;
        await window().workbench.waitFor(isUndone, 'the undo');
      });

      it('have the selected entries deleted by the key, without a question, and restored', async () => {
        await pressDelete('2 entries were deleted.', () => tree.select([/Build/, /Call/]));
        await window().workbench.waitFor(
          async () => JSON.stringify(await notesOf(() => true)) === JSON.stringify(['Ask', 'Draw']),
          'both entries to be deleted',
        );
        await row(/Call/).waitFor({ state: 'hidden' });
        // Its day stays open.
        await row(/Draw/).waitFor();
        assert.deepEqual(await notesOf(() => true), ['Ask', 'Draw']);
        await undo('2 entries were deleted.');

        await row(/Call/).waitFor();
        await row(/Build/).waitFor();
      });

      it('have the row deleted by the key that has the focus, not the one that was selected before', async () => {
        await pressDelete('10:00–11:00', async () => {
          await tree.select([/Ask/]);
          await press('ArrowDown');
          await row(/Build/).and(page().locator('.focused')).waitFor();
        });

        await row(/Build/).waitFor({ state: 'hidden' });
        assert.deepEqual(await notesOf(() => true), ['Ask', 'Call', 'Draw']);
        await undo('10:00–11:00');
        await row(/Build/).waitFor();
      });

      it('say that there is nothing to delete where no row has the focus', async () => {
        await tree.select([/Ask/]);
        await press('Escape', 'Escape', 'Delete');

        await toast('Choose an entry first.').waitFor();
        assert.equal((await notesOf(() => true)).length, 4);
      });

      it('are submitted from their row, and decided entry by entry on the Approvals page', async () => {
        const { workbench } = window();
        await workbench.runRowAction(row(/^Week 41 .*draft/), 'Submit Timesheet');
        await row(/^Week 41 .*4:00 · submitted/).waitFor();
        await workbench.runCommand('View: Close All Editors');
        await workbench.runCommand('Vireo: Open Approvals');
        const approvals = await workbench.webview('vireo-approvals');
        await approvals.getByRole('button', { name: /^Show .*Week 41/ }).press('Enter');
        const entry = (note: string) => approvals.locator('.entry', { hasText: note });
        for (const note of ['Ask', 'Build', 'Call']) {
          await entry(note)
            .getByRole('button', { name: /^Approve/ })
            .press('Enter');
          await entry(note).locator('.state', { hasText: 'approved' }).waitFor();
        }
        await entry('Draw')
          .getByRole('button', { name: /^Reject/ })
          .press('Enter');
        await approvals.getByLabel('Reason', { exact: true }).fill('Split the meeting');
        await workbench.screenshot('approvals');
        assert.deepEqual(await workbench.findAxeViolations(), []);
        await press('Enter');

        await approvals.getByText('1 week approved.').waitFor();
        await approvals.getByRole('heading', { name: 'No week waits for a decision' }).waitFor();
        await row(/^Week 41 .*4:00 · rejected · 3:00 approved.*Split the meeting/s).waitFor();
      });

      it('are opened again from the Approvals page with a reason, though somebody commented on them since', async () => {
        const approvals = await window().workbench.webview('vireo-approvals');
        const { items } = await window().ask<Sheets>('GET', '/timesheets?from=2026-10-05&to=2026-10-05');
        const approved = items.find(({ state }) => state === 'approved');
        await window().ask('POST', `/timesheets/${approved?.id}/comments`, { text: 'One moment' });
        await approvals.getByRole('button', { name: 'Reopen…' }).press('Enter');
        await approvals.getByLabel('Reason', { exact: true }).fill('Wrong project');
        await press('Enter');

        await approvals.getByText('1 week is open again.').waitFor();
        await row(/^Week 41 .*4:00 · draft.*Wrong project/s).waitFor();
      });
    });
  });
};
