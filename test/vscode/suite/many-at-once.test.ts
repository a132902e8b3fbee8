/** Commands of the Timesheets view on all rows that are selected, as the editor hands them over: row, selection. */
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
import { ask, createProject, waitFor, whenReady } from './support/records.ts';

const entry = (id: string) => ask<Entry>('GET', `/time-entries/${id}`);

async function isThere(id: string): Promise<boolean> {
  const { items } = await ask<{ items: Entry[] }>('GET', '/time-entries?limit=500');
  return items.some((one) => one.id === id);
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
