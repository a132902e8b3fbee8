import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  addEntry,
  type Entry,
  entryRow,
  listen,
  run,
  showInformationMessage,
  showInputBox,
  showQuickPick,
  showWarningMessage,
} from './support/many-rows.ts';
import { approveInSecondStep, ask, createProject, waitFor, whenReady } from './support/records.ts';

interface Sheet {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
}

const weekRow = (weekStart: string) => ({
  id: `week/${weekStart}`,
  label: `Week of ${weekStart}`,
  kind: 'timesheet.draft',
  weekStart,
  record: { kind: 'entries', ids: [] },
});

const sheetRow = (id: string, label: string) => ({
  id: `timesheet/${id}`,
  label,
  kind: 'timesheet.submitted',
  record: { kind: 'timesheet', ids: [id] },
});

async function sheetOf(weekStart: string): Promise<Sheet | undefined> {
  const { items } = await ask<{ items: Sheet[] }>('GET', `/timesheets?from=${weekStart}&to=${weekStart}`);
  return items[0];
}

describe('several weeks at once', () => {
  const weeks = ['2026-03-02', '2026-03-09'];
  let projectId: string;

  before(async () => {
    await whenReady();
    projectId = await createProject('Weeks');
    for (const week of weeks) await addEntry(projectId, week, '09:00-10:00');
    await approveInSecondStep();
  });
  after(async () => await approveInSecondStep('alone'));
  afterEach(() => {
    Object.assign(vscode.window, { showInformationMessage, showWarningMessage, showInputBox, showQuickPick });
  });

  const states = async () => await Promise.all(weeks.map(async (week) => (await sheetOf(week))?.state));
  const rows = async () =>
    await Promise.all(weeks.map(async (week) => sheetRow((await sheetOf(week))?.id ?? '', week)));

  it('are submitted but for the one that is gone, which is named, and withdrawn by the button', async () => {
    const said = listen('Withdraw');

    await run('vireo.submitTimesheet', [
      ...weeks.map(weekRow),
      sheetRow('00000000-0000-7000-8000-000000000000', 'Week 1'),
    ]);

    await waitFor('the withdrawal', async () => (said.length > 1 ? true : undefined));
    assert.match(said[0] ?? '', /^2 weeks submitted\. Not done: Week 1: ./);
    assert.equal(said[1], '2 weeks withdrawn.');
    assert.deepEqual(await states(), ['draft', 'draft']);
  });

  it('are rejected with one reason, that is asked for once, and submitted again by the button', async () => {
    listen();
    await run('vireo.submitTimesheet', weeks.map(weekRow));
    let asked = 0;
    Object.assign(vscode.window, {
      showInputBox: async () => {
        asked += 1;
        return 'Notes are missing';
      },
    });
    const sheets = await rows();

    listen();
    await run('vireo.rejectTimesheet', sheets);
    const rejected = await Promise.all(weeks.map(sheetOf));
    listen('Submit Again');
    await run('vireo.submitTimesheet', sheets);
    await run('vireo.rejectTimesheet', sheets);
    await waitFor('both to be submitted', async () =>
      (await states()).every((state) => state === 'submitted') ? true : undefined,
    );

    assert.equal(asked, 2);
    assert.deepEqual(
      rejected.map((sheet) => [sheet?.state, sheet?.reason]),
      weeks.map(() => ['rejected', 'Notes are missing']),
    );
  });

  it('are withdrawn together', async () => {
    const said = listen();

    await run('vireo.withdrawTimesheet', await rows());

    assert.deepEqual(await states(), ['draft', 'draft']);
    assert.deepEqual(said, ['2 weeks withdrawn.']);
  });

  it('are approved together, and opened again with one reason', async () => {
    listen();
    await run('vireo.submitTimesheet', await rows());
    const asked: string[] = [];
    Object.assign(vscode.window, {
      showInputBox: async ({ prompt = '' }: vscode.InputBoxOptions) => {
        asked.push(prompt);
        return 'Wrong project';
      },
    });
    const said = listen('Reopen…');

    await run('vireo.approveTimesheet', await rows());

    await waitFor('both to be open', async () => (said.length > 1 ? true : undefined));
    assert.deepEqual(said, ['2 weeks approved.', '2 weeks are open again.']);
    assert.deepEqual(asked, [`${weeks.join(', ')}. Why? Its author reads this.`]);
    assert.deepEqual(await states(), ['draft', 'draft']);
  });

  it('have all chosen entries decided, with the weeks that this decides', async () => {
    listen();
    await run('vireo.submitTimesheet', await rows());
    const { items } = await ask<{ items: Entry[] }>('GET', `/time-entries?projectId=${projectId}`);
    const said = listen();

    await run(
      'vireo.approveEntry',
      items.map(({ id }) => entryRow(id)),
    );

    assert.deepEqual(await states(), ['approved', 'approved']);
    assert.match(said[0] ?? '', /^2 entries approved\. Week \d+ approved\. Week \d+ approved\.$/);
  });
});

describe('one week', () => {
  const week = '2026-02-09';
  let projectId: string;

  before(async () => {
    await whenReady();
    projectId = await createProject('One week');
    await addEntry(projectId, week, '09:00-10:00');
    await approveInSecondStep();
  });
  after(async () => await approveInSecondStep('alone'));
  afterEach(() => {
    Object.assign(vscode.window, { showInformationMessage, showWarningMessage, showInputBox, showQuickPick });
  });

  it('is submitted once by a double click, which refuses nothing', async () => {
    const { showErrorMessage } = vscode.window;
    const said = listen();
    Object.assign(vscode.window, { showErrorMessage: async (text: string) => void said.push(text) });

    await Promise.all([
      run('vireo.submitTimesheet', [weekRow(week)]),
      run('vireo.submitTimesheet', [weekRow(week)]),
    ]);
    Object.assign(vscode.window, { showErrorMessage });

    assert.equal((await sheetOf(week))?.state, 'submitted');
    assert.equal(
      said.find((text) => /already/.test(text)),
      undefined,
    );
  });

  it('takes a comment, and shows it with what changed since it was opened again', async () => {
    listen();
    const { id = '' } = (await sheetOf(week)) ?? {};
    const row = sheetRow(id, week);
    const asked: (string | undefined)[] = [];
    const answers = ['Wrong project', 'It is all there now'];
    Object.assign(vscode.window, {
      showInputBox: async ({ title, prompt }: vscode.InputBoxOptions) => {
        asked.push(title, prompt);
        return answers.shift();
      },
    });
    await run('vireo.approveTimesheet', [row]);
    await run('vireo.reopenTimesheet', [row]);
    await addEntry(projectId, week, '13:00-14:00');
    await run('vireo.submitTimesheet', [row]);
    await run('vireo.commentTimesheet', [row]);
    const shown: vscode.QuickPickItem[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => void shown.push(...items),
    });

    await run('vireo.showTimesheetChanges', [row]);

    assert.ok(
      asked.some((text) => text?.startsWith('Comment on Week 7')),
      asked.join(),
    );
    const rows = shown.map(({ label, detail = '' }) => `${label} ${detail}`);
    assert.ok(
      rows.some((text) => /13:00–14:00.*added/.test(text)),
      rows.join('\n'),
    );
    assert.ok(
      rows.some((text) => /opened again.*Wrong project/.test(text)),
      rows.join('\n'),
    );
    assert.ok(
      rows.some((text) => /It is all there now/.test(text)),
      rows.join('\n'),
    );
  });
});

describe('weeks of whoever is alone', () => {
  const weeks = ['2025-09-08', '2025-09-15'];

  before(async () => {
    await whenReady();
    const projectId = await createProject('Alone');
    for (const week of weeks) await addEntry(projectId, week, '09:00-10:00');
  });
  afterEach(() => {
    Object.assign(vscode.window, { showInformationMessage, showWarningMessage, showInputBox, showQuickPick });
  });

  const states = async () => await Promise.all(weeks.map(async (week) => (await sheetOf(week))?.state));
  const noReason = () =>
    Object.assign(vscode.window, {
      showInputBox: async () => assert.fail('nobody is asked for a reason'),
    });

  it('are approved by submitting them, and taken back by the button', async () => {
    const said = listen('Withdraw');
    noReason();
    await run('vireo.submitTimesheet', weeks.slice(0, 1).map(weekRow));

    await waitFor('the week to be open again', async () =>
      (await states())[0] === 'draft' ? true : undefined,
    );
    assert.match(said[0] ?? '', /^Week \d+ submitted and approved\.$/);
  });

  it('are so many at once, and opened again without a reason', async () => {
    listen();
    noReason();
    await run('vireo.submitTimesheet', weeks.map(weekRow));
    assert.deepEqual(await states(), ['approved', 'approved']);

    const { id = '' } = (await sheetOf(weeks[0] ?? '')) ?? {};
    await run('vireo.reopenTimesheet', [sheetRow(id, 'Week')]);

    assert.deepEqual(await states(), ['draft', 'approved']);
  });
});
