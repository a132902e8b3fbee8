/** Commands of the Timesheets view on all rows that are selected, as the editor hands them over: row, selection. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approveInSecondStep, ask, createProject, waitFor, whenReady } from './records.ts';

interface Entry {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly billable: boolean;
  readonly tags: readonly string[];
  readonly rate: unknown;
}

interface Sheet {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
}

const { showInformationMessage, showWarningMessage, showInputBox, showQuickPick } = vscode.window;

/** What was said, and a button to press on the first notification that has it. */
function listen(button?: string): string[] {
  const said: string[] = [];
  let pressed = false;
  const show = async (text: string, ...buttons: readonly string[]) => {
    said.push(text);
    if (pressed || button === undefined || !buttons.includes(button)) return undefined;
    pressed = true;
    return button;
  };
  Object.assign(vscode.window, { showInformationMessage: show, showWarningMessage: show });
  return said;
}

async function run(command: string, rows: readonly object[]): Promise<void> {
  await vscode.commands.executeCommand(command, rows[0], rows);
}

const entryRow = (id: string, label = id) => ({
  id: `entry/${id}`,
  label,
  kind: 'entry.open',
  record: { kind: 'entry', ids: [id] },
});
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

async function addEntry(projectId: string, day: string, span: string): Promise<string> {
  const [from, to] = span.split('-');
  const times = { startedAt: `${day}T${from}`, endedAt: `${day}T${to}`, zone: 'UTC' };
  return (await ask<Entry>('POST', '/time-entries', { projectId, note: 'Many', ...times })).id;
}

const entry = (id: string) => ask<Entry>('GET', `/time-entries/${id}`);
async function isThere(id: string): Promise<boolean> {
  const { items } = await ask<{ items: Entry[] }>('GET', '/time-entries?limit=500');
  return items.some((one) => one.id === id);
}
async function sheetOf(weekStart: string): Promise<Sheet | undefined> {
  const { items } = await ask<{ items: Sheet[] }>('GET', `/timesheets?from=${weekStart}&to=${weekStart}`);
  return items[0];
}

describe('several entries at once', () => {
  let projectId: string;

  before(async () => {
    await whenReady();
    projectId = await createProject('Several');
  });
  afterEach(() => {
    Object.assign(vscode.window, { showInformationMessage, showWarningMessage, showInputBox, showQuickPick });
  });

  it('are deleted but for the one that is gone, which is named, and come back by one undo', async () => {
    const ids = [
      await addEntry(projectId, '2026-05-04', '09:00-10:00'),
      await addEntry(projectId, '2026-05-04', '11:00-12:00'),
      await addEntry(projectId, '2026-05-04', '13:00-14:00'),
    ];
    const [one = '', gone = '', other = ''] = ids;
    const before = await entry(one);
    await ask('DELETE', `/time-entries/${gone}`);
    const said = listen('Undo');

    await run('vireo.deleteEntry', [entryRow(one), entryRow(gone, '11:00–12:00 Several'), entryRow(other)]);

    await waitFor('both to come back', async () =>
      said.length > 0 && (await isThere(one)) && (await isThere(other)) ? true : undefined,
    );
    assert.match(said[0] ?? '', /^2 entries were deleted\. Not done: 11:00–12:00 Several: ./);
    const after = await entry(one);
    assert.deepEqual(
      { startedAt: after.startedAt, rate: after.rate },
      { startedAt: before.startedAt, rate: before.rate },
    );
    assert.equal(await isThere(gone), false);
  });

  it('get tags and lose them together, and an undo gives each its own back', async () => {
    const one = await addEntry(projectId, '2026-05-05', '09:00-10:00');
    const other = await addEntry(projectId, '2026-05-05', '11:00-12:00');
    await ask('PATCH', `/time-entries/${one}`, { tags: ['onsite'] });
    const rows = [entryRow(one), entryRow(other)];
    Object.assign(vscode.window, { showInputBox: async () => 'review, onsite' });
    const said = listen();

    await run('vireo.addTags', rows);
    const tagged = [(await entry(one)).tags, (await entry(other)).tags];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) =>
        items.filter(({ label }) => label === 'review'),
    });
    const last = listen('Undo');
    await run('vireo.removeTags', rows);
    // One after another.
    await waitFor('the tags to come back', async () =>
      last.length > 0 &&
      (await Promise.all([one, other].map(entry))).every(({ tags }) => tags.includes('review'))
        ? true
        : undefined,
    );

    assert.deepEqual(tagged, [
      ['onsite', 'review'],
      ['review', 'onsite'],
    ]);
    assert.match(said[0] ?? '', /^2 entries were changed\.$/);
    assert.deepEqual((await entry(one)).tags, ['onsite', 'review']);
  });

  it('are made not billable, and what was so already is left alone by the undo', async () => {
    const one = await addEntry(projectId, '2026-05-06', '09:00-10:00');
    const other = await addEntry(projectId, '2026-05-06', '11:00-12:00');
    await ask('PATCH', `/time-entries/${other}`, { billable: false });
    const said = listen('Undo');

    await run('vireo.makeNotBillable', [entryRow(one), entryRow(other)]);

    await waitFor('the undo', async () =>
      said.length > 0 && (await entry(one)).billable ? true : undefined,
    );
    assert.equal(said[0], '1 entry was changed.');
    assert.equal((await entry(other)).billable, false);
  });

  it('are merged where they adjoin, the one after a pause is named, and an undo parts them', async () => {
    const first = await addEntry(projectId, '2026-05-07', '09:00-10:00');
    const second = await addEntry(projectId, '2026-05-07', '10:00-11:00');
    const late = await addEntry(projectId, '2026-05-07', '15:00-16:00');
    const said = listen();
    const rows = [first, second, late].map((id) => entryRow(id));

    await run('vireo.mergeEntries', rows);
    const merged = await entry(first);
    assert.match(merged.endedAt ?? '', /T11:00/);
    assert.equal(await isThere(second), false);
    assert.match(
      said[0] ?? '',
      /^Merged into 1 entry\. Not done: Thu, May 7, 15:00–16:00(?: UTC\S*)?: Nothing else/,
    );

    const third = await addEntry(projectId, '2026-05-07', '11:00-12:00');
    listen('Undo');
    await run('vireo.mergeEntries', [entryRow(first), entryRow(third)]);
    await waitFor('the third to come back', async () => ((await isThere(third)) ? true : undefined));
    assert.match((await entry(first)).endedAt ?? '', /T11:00/);
  });

  it('are copied as lines, in order of time', async () => {
    const late = await addEntry(projectId, '2026-05-08', '13:00-14:00');
    const early = await addEntry(projectId, '2026-05-08', '09:00-10:00');

    await run('vireo.copyEntry', [entryRow(late), entryRow(early)]);

    const lines = (await vscode.env.clipboard.readText()).split('\n');
    assert.deepEqual(
      lines.map((line) => line.split('\t').slice(0, 2)),
      [
        ['2026-05-08', '9:00–10:00'],
        ['2026-05-08', '13:00–14:00'],
      ],
    );
  });
});

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
