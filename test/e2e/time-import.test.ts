/** The wizard of imports in the installed .vsix by keyboard alone: questions, names, preview, report, undo, and cancel. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { discoverySchema } from '../../src/contract/discovery.ts';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';
import { Keys } from './keys.ts';

interface Told {
  readonly fileName: string;
  readonly state: string;
  readonly added: number;
}

interface Entry {
  readonly note: string;
  readonly startedAt: string;
  readonly projectId: string;
}

const header =
  'Project,Client,Description,Task,User,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal),Mood';

function toRow(note: string, date: string, client = 'ACME Inc.'): string {
  return `Orders,${client},${note},,Jo,jo@example.org,,Yes,${date},09:00,${date},10:30,01:30:00,1.50,good`;
}

/** Long enough to be stopped under way: the records stand still while the keys are pressed. */
const manyRows = 20_000;

function manyDays(): string {
  const rows = Array.from({ length: manyRows }, (_, index) => {
    const day = new Date(Date.UTC(1990, 0, 1 + index)).toISOString().slice(0, 10);
    return toRow(`Row ${index}`, day);
  });
  return [header, ...rows].join('\n');
}

describe('the wizard of imports by keyboard', function () {
  this.timeout(300_000);
  this.bail(true);
  let window: InstalledWindow;
  let keys: Keys;

  const told = async (name: string) =>
    (await window.ask<{ items: Told[] }>('GET', '/imports?limit=100')).items.filter(
      ({ fileName, state }) => fileName === name && state !== 'preview',
    );
  const entries = async () => (await window.ask<{ items: Entry[] }>('GET', '/time-entries?limit=50')).items;
  const clients = async () =>
    (await window.ask<{ items: { name: string }[] }>('GET', '/clients')).items.map(({ name }) => name);
  const waitFor = (holds: () => Promise<boolean>, what: string) => window.workbench.waitFor(holds, what);

  async function choose(name: string): Promise<void> {
    await keys.run('Vireo: Import Time…');
    await keys.openFile('Import Time', name);
  }

  before(async () => {
    window = await openInstalled({
      prepare: (_editor, workspace) => {
        const rows = [toRow('Plan', '03/04/2026'), toRow('Build', '04/04/2026'), toRow('Test', '05/04/2026')];
        writeFileSync(path.join(workspace, 'clockify.csv'), `${[header, ...rows].join('\n')}\n`);
        const shared = [toRow('Call', '03/04/2026'), toRow('Mail', '03/04/2026')];
        writeFileSync(path.join(workspace, 'shared.csv'), `${[header, ...shared].join('\n')}\n`);
        writeFileSync(path.join(workspace, 'many.csv'), `${manyDays()}\n`);
      },
    });
    keys = new Keys(window.workbench);
    await window.workbench.statusItem('vireo.timer').filter({ hasText: '0:00 today' }).waitFor();
    await window.ask('POST', '/clients', { name: 'Acme', currency: 'EUR' });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('time-import-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  it('asks how an ambiguous date is meant, and says what each answer makes of it', async () => {
    await choose('clockify.csv');

    await keys.question('How is the date 03/04/2026 meant?');
    await keys.rowIsThere('Month first', 'March 4, 2026');
    await window.workbench.screenshot('time-import-date');
    await keys.choose('Day first', 'April 3, 2026');
  });

  it('makes a name of the file one that is here', async () => {
    await keys.question('Enter takes it in');
    await keys.rowIsThere('Import 3 entries', 'Apr 3, 2026 – Apr 5, 2026');
    await window.workbench.screenshot('time-import-preview');
    await keys.choose('ACME Inc.', 'will be made');
    await keys.question('What is it here?');
    await keys.choose('Acme');

    await keys.question('Enter takes it in');
    await keys.rowIsThere('Take back 1 chosen name');
  });

  it('shows what the file would bring and lose, and writes nothing for that', async () => {
    await keys.choose('Show what it would bring');

    await keys.question('nothing is imported yet');
    const page = await window.workbench.webview('h1:has-text("What clockify.csv would bring")');
    await page.getByRole('heading', { name: 'Not kept as it stands in the file' }).waitFor();
    await page.getByText('Mood').first().waitFor();
    await window.workbench.screenshot('time-import-would-bring');
    assert.deepEqual(await entries(), []);
    assert.deepEqual(await told('clockify.csv'), []);
  });

  it('asks beside the report as long as that is read, and leads back to the answers', async () => {
    const page = await window.workbench.webview('h1:has-text("What clockify.csv would bring")');
    await page.getByText('Mood').first().click();
    await keys.rowIsThere('Cancel', 'nothing is imported');
    await window.workbench.input.click();
    await keys.choose('Change how it is read');
    await keys.question('Enter takes it in');
    await keys.choose('Show what it would bring');
    // The page had the focus before the question, and on a busy machine the editor gives it back late.
    await keys.rowIsThere('Cancel', 'nothing is imported');
    await window.workbench.input.click();
    await keys.question('nothing is imported yet');
    assert.deepEqual(await entries(), []);
  });

  it('takes it in when that is chosen, and reports it', async () => {
    await keys.choose('Import 3 entries');

    await keys.toast('3 entries of clockify.csv were imported');
    assert.deepEqual((await entries()).map(({ note }) => note).sort(), ['Build', 'Plan', 'Test']);
    assert.deepEqual(await clients(), ['Acme']);
    await window.workbench.webview('h1:has-text("What clockify.csv brought")');
    await keys.acceptToast('3 entries of clockify.csv were imported', 'Show in Timesheets');
    await window.workbench.page
      .locator('.sidebar .monaco-list-row.focused', { hasText: /9:00–10:30/ })
      .waitFor();
    await keys.acceptToast('3 entries of clockify.csv were imported', 'Show Report');
    const page = await window.workbench.webview('h1:has-text("What clockify.csv brought")');
    await page.getByText('Mood').first().waitFor();
    await window.workbench.screenshot('time-import-brought');
  });

  it('adds nothing of the same file again', async () => {
    await choose('clockify.csv');
    await keys.question('How is the date 03/04/2026 meant?');
    await keys.choose('Day first');
    await keys.question('Enter takes it in');
    await keys.rowIsThere('Nothing new: all 3 rows are here already');
    await window.workbench.screenshot('time-import-again');
    await keys.choose('Nothing new');
    await keys.noQuestion();
    assert.equal((await entries()).length, 3);
  });

  it('says how many rows share time with what is recorded, and with one another', async () => {
    await choose('shared.csv');
    await keys.question('How is the date 03/04/2026 meant?');
    await keys.choose('Day first');
    await keys.question('Enter takes it in');
    await keys.rowIsThere('2 rows share time with what is recorded here', 'show which');
    await keys.rowIsThere('1 row shares time with others of the file');
    await window.workbench.screenshot('time-import-shared');
    await keys.press('Escape');
    await keys.noQuestion();
    assert.equal((await entries()).length, 3);
  });

  it('takes back a whole import with what it made', async () => {
    await keys.run('Vireo: Undo Import of Time…');
    await keys.question('Which import is taken back');
    await window.workbench.screenshot('time-import-undo');
    await keys.choose('clockify.csv', '3 entries');
    const asked = window.workbench.page.locator('.monaco-dialog-box');
    await asked.getByText('Take back the import of clockify.csv?').waitFor();
    await asked.getByText('3 entries go.').waitFor();
    await asked.getByText('Projects: Acme / Orders').waitFor();
    await window.workbench.screenshot('time-import-undo-asked');
    await keys.press('Escape');
    await asked.waitFor({ state: 'hidden' });
    assert.equal((await entries()).length, 3);

    // The closed dialog gives the focus back, which closes a list that is open by then: then again.
    await window.workbench.untilDone(async (attempt) => {
      await keys.run('Vireo: Undo Import of Time…');
      await window.workbench.row('clockify.csv').waitFor(attempt);
    }, 'the list of imports');
    await keys.choose('clockify.csv', '3 entries');
    await asked.waitFor();
    await keys.press('Enter');

    await waitFor(async () => (await told('clockify.csv'))[0]?.state === 'undone', 'the import to be undone');
    assert.deepEqual(await entries(), []);
    assert.deepEqual(await clients(), ['Acme']);
  });

  it('says that it was taken back already where an older notification offers it still', async () => {
    await keys.run('Notifications: Show Notifications');
    const offer = window.workbench.page.locator('.notifications-center .notification-list-item', {
      hasText: '3 entries of clockify.csv',
    });
    await offer.getByRole('button', { name: 'Undo Import' }).click();

    await keys.toast('The import of clockify.csv was taken back already.');
    await window.workbench.screenshot('time-import-taken-back');
    await keys.run('Notifications: Clear All Notifications');
  });

  it('leaves nothing of an import that is stopped under way', async () => {
    const { pid } = discoverySchema.parse(
      JSON.parse(readFileSync(path.join(window.editor.dataDirectory, 'backend.json'), 'utf8')),
    );
    await choose('many.csv');
    await keys.question('Enter takes it in');
    await keys.choose(`Import ${manyRows} entries`);
    await keys.toast('Importing many.csv');
    process.kill(pid, 'SIGSTOP');
    try {
      await window.workbench.screenshot('time-import-progress');
      await keys.acceptToast('Importing many.csv', 'Cancel');
    } finally {
      process.kill(pid, 'SIGCONT');
    }

    // Its progress goes with the button: what became of it is known some seconds later.
    await window.workbench.findNotification('The import of many.csv was stopped: nothing of it was kept.');
    assert.deepEqual(
      (await told('many.csv')).filter(({ state }) => state === 'done'),
      [],
    );
    assert.deepEqual(await entries(), []);
    assert.deepEqual(await clients(), ['Acme']);
  });
});
