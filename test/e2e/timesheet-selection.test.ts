/** Several rows of the Timesheets tree at once in the installed .vsix: entries over two days, and weeks. */
import assert from 'node:assert/strict';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';

interface Entry {
  readonly id: string;
  readonly projectId: string;
  readonly note: string;
  readonly billable: boolean;
  readonly tags: readonly string[];
}

describe('several rows of the Timesheets tree', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;

  const page = () => window.workbench.page;
  const press = (key: string) => page().keyboard.press(key);
  const row = (spoken: RegExp) => window.workbench.treeItem(spoken);
  const toast = (text: string | RegExp) =>
    page().locator('.notifications-toasts .notification-toast', { hasText: text }).first();
  const entries = async () => (await window.ask<{ items: Entry[] }>('GET', '/time-entries?limit=50')).items;
  const notesOf = async (holds: (entry: Entry) => boolean) =>
    (await entries())
      .filter(holds)
      .map(({ note }) => note)
      .sort();

  async function addEntry(
    projectId: string,
    note: string,
    [day, from, to]: readonly string[],
  ): Promise<void> {
    const times = { startedAt: `${day}T${from}`, endedAt: `${day}T${to}`, zone: 'Europe/Berlin' };
    await window.ask('POST', '/time-entries', { projectId, note, ...times });
  }

  const selected = () => page().locator('.sidebar .monaco-list-row.selected');

  /** These and nothing else, or a range from the first to the last. Rows that move under the pointer: then again. */
  async function select(rows: readonly RegExp[], by: 'Control' | 'Shift' = 'Control'): Promise<void> {
    await window.workbench.waitFor(
      async () => {
        await window.workbench.showView('Timesheets');
        await press('Escape');
        if ((await selected().count()) > 0) return false;
        for (const [index, spoken] of rows.entries())
          await row(spoken).click({ modifiers: [index === 0 ? 'Control' : by] });
        const spoken = await selected().evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
        const isAll = rows.every((one) => spoken.some((label) => one.test(label)));
        return isAll && (by === 'Shift' || spoken.length === rows.length);
      },
      `${rows.join(', ')} to be selected`,
    );
  }

  /** From the menu of a row that is selected. */
  async function take(spoken: RegExp, label: string): Promise<void> {
    await window.workbench.runMenuAction(row(spoken), label);
  }

  async function unfold(spoken: RegExp): Promise<void> {
    const opened = row(spoken).and(page().locator('[aria-expanded="true"]'));
    // A row that moves at that moment is missed: then again.
    await window.workbench.untilDone(async (attempt) => {
      if (await opened.isHidden()) await row(spoken).locator('.monaco-tl-twistie').click(attempt);
      await opened.waitFor(attempt);
    }, `${spoken} to be open`);
  }

  async function pressButton(text: string, label: string): Promise<void> {
    await window.workbench.pressInNotification(text, label);
    await toast(text).waitFor({ state: 'hidden' });
  }

  before(async () => {
    window = await openInstalled({});
    await window.workbench.statusItem('vireo.timer').filter({ hasText: '0:00' }).waitFor();
    const client = await window.ask<{ id: string }>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const project = { name: 'Orders', clientId: client.id, hourlyRate: { minor: 11_000, currency: 'EUR' } };
    const { id } = await window.ask<{ id: string }>('POST', '/projects', project);
    await addEntry(id, 'Ask', ['2026-10-05', '09:00', '10:00']);
    await addEntry(id, 'Build', ['2026-10-05', '10:00', '11:00']);
    await addEntry(id, 'Call', ['2026-10-06', '09:00', '10:00']);
    await addEntry(id, 'Draw', ['2026-10-06', '13:00', '14:00']);
    await addEntry(id, 'Early', ['2026-09-28', '09:00', '10:00']);
    await window.workbench.showContainer('Vireo');
    await window.workbench.showView('Timesheets');
    await row(/^Week 40/).waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('timesheet-selection-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  it('makes a range over two days not billable, and an undo makes it billable again', async () => {
    await unfold(/^Week 41/);
    await unfold(/^Tuesday/);
    await unfold(/^Monday/);
    // From the last of Tuesday, over the row of Monday, to the first of Monday: Monday's other entry is not meant.
    await select([/Draw/, /Ask/], 'Shift');
    const merge = page().getByRole('menuitem', { name: 'Merge Entries' });
    await window.workbench.untilDone(async (attempt) => {
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
    await window.workbench.screenshot('timesheet-selection-menu');
    await press('Escape');

    await take(/Draw/, 'Make Not Billable');
    await toast('2 entries were changed.').waitFor();
    assert.deepEqual(await notesOf(({ billable }) => !billable), ['Ask', 'Draw']);
    await pressButton('2 entries were changed.', 'Undo');

    await window.workbench.waitFor(
      async () => (await notesOf(({ billable }) => !billable)).length === 0,
      'the undo',
    );
  });

  it('adds tags to all of them', async () => {
    await select([/Draw/, /Ask/], 'Shift');
    await take(/Draw/, 'Add Tags…');
    await page().getByText('Parted by commas.').waitFor();
    await window.workbench.answer('onsite, review');

    await toast('2 entries were changed.').waitFor();
    assert.deepEqual(await notesOf(({ tags }) => tags.join() === 'onsite,review'), ['Ask', 'Draw']);
  });

  it('merges what adjoins, names what does not, and parts it again', async () => {
    await select([/Ask/, /Build/, /Call/]);
    await take(/Call/, 'Merge Entries');
    await toast('Merged into 1 entry.').waitFor();
    await toast('Not done: 2026-10-06 9:00–10:00').waitFor();
    await window.workbench.screenshot('timesheet-selection-merged');
    await row(/9:00–11:00/).waitFor();
    await pressButton('Merged into 1 entry.', 'Undo');

    // The row of what was merged names both until then.
    await row(/10:00–11:00 .*Build/).waitFor();
    assert.equal((await entries()).length, 5);
  });

  it('deletes them by the key, without a question, and brings them back', async () => {
    await select([/Build/, /Call/]);
    await page().keyboard.press('Delete');
    await toast('2 entries were deleted.').waitFor();
    await row(/Call/).waitFor({ state: 'hidden' });
    // Its day stays open.
    await row(/Draw/).waitFor();
    assert.deepEqual(await notesOf(() => true), ['Ask', 'Draw', 'Early']);
    await pressButton('2 entries were deleted.', 'Undo');

    await row(/Call/).waitFor();
    await row(/Build/).waitFor();
  });

  it('deletes by the key the row that has the focus, and not the one that was selected before', async () => {
    await select([/Ask/]);
    await press('ArrowDown');
    await row(/Build/).and(page().locator('.focused')).waitFor();
    await press('Delete');
    await toast('10:00–11:00').waitFor();

    await row(/Build/).waitFor({ state: 'hidden' });
    assert.deepEqual(await notesOf(() => true), ['Ask', 'Call', 'Draw', 'Early']);
    await pressButton('10:00–11:00', 'Undo');
    await row(/Build/).waitFor();
  });

  it('says that there is nothing to delete where no row has the focus', async () => {
    await select([/Ask/]);
    await press('Escape');
    await press('Escape');
    await press('Delete');

    await toast('Choose an entry first.').waitFor();
    assert.equal((await entries()).length, 5);
  });

  it('submits two weeks, and sends both back with one reason', async () => {
    await select([/^Week 41/, /^Week 40/]);
    await take(/^Week 40/, 'Submit Timesheet');
    await toast('2 weeks submitted.').waitFor();
    await row(/^Week 41.*submitted/).waitFor();
    await row(/^Week 40.*submitted/).waitFor();
    await select([/^Week 41/, /^Week 40/]);
    await take(/^Week 40/, 'Reject Timesheet…');
    await page().getByText('Reject 2 Weeks').waitFor();
    await window.workbench.screenshot('timesheet-selection-reject');
    await window.workbench.answer('Notes are missing');

    await toast('2 weeks sent back.').waitFor();
    await row(/^Week 41.*rejected.*Notes are missing/s).waitFor();
    await row(/^Week 40.*rejected.*Notes are missing/s).waitFor();
  });

  it('names what an entry shares time with in the week before, and tells time that came after a submission', async () => {
    const { projectId } = (await entries())[0] ?? assert.fail('an entry was to be there');
    const night = { startedAt: '2026-10-18T23:30', endedAt: '2026-10-19T00:30', zone: 'Europe/Berlin' };
    await window.ask('POST', '/time-entries', { projectId, note: 'Night', ...night });
    await addEntry(projectId, 'Owl', ['2026-10-19', '00:00', '01:00']);
    await unfold(/^Week 43/);
    await unfold(/^Monday.*\b19\b/);
    await row(/Owl.*Shares 0:30 with .*Orders/).waitFor();

    const sheet = await window.ask<{ id: string }>('POST', '/timesheets', { weekStart: '2026-10-12' });
    await window.ask('POST', `/timesheets/${sheet.id}/submit`, {});
    await row(/^Week 42.*submitted/).waitFor();
    await addEntry(projectId, 'Late', ['2026-10-14', '09:00', '10:00']);
    await row(/^Week 42.*draft · added since it was submitted/).waitFor();
  });
});
