import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, targetOf, waitFor, whenReady } from './records.ts';

interface Entry {
  readonly id: string;
  readonly note: string;
  readonly billable: boolean;
}

describe('an entry that is changed by hand', () => {
  const { showQuickPick, showWarningMessage, showInformationMessage } = vscode.window;
  let projectId: string;
  let warnings: string[];

  before(async () => {
    await whenReady();
    projectId = await createProject('Shared');
  });

  beforeEach(() => {
    warnings = [];
    Object.assign(vscode.window, {
      showWarningMessage: async (text: string) => void warnings.push(text),
    });
  });

  afterEach(() => {
    Object.assign(vscode.window, { showQuickPick, showWarningMessage, showInformationMessage });
  });

  const create = (day: string) =>
    ask<Entry>('POST', '/time-entries', {
      projectId,
      startedAt: `${day}T08:00:00Z`,
      endedAt: `${day}T09:00:00Z`,
      zone: 'UTC',
    });
  const list = async (day: string) =>
    (
      await ask<{ items: readonly Entry[] }>(
        'GET',
        `/time-entries?projectId=${projectId}&from=${day}&to=${day}`,
      )
    ).items;

  it('is not written over what another window wrote, and is shown as it is now', async () => {
    const { id } = await create('2026-01-05');
    const shown: (string | undefined)[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        shown.push(items.find(({ label }) => label === '$(note) Note')?.description);
        if (shown.length > 1) return undefined;
        await ask('PATCH', `/time-entries/${id}`, { note: 'theirs' });
        return items.find(({ label }) => label.includes('billable'));
      },
    });

    await vscode.commands.executeCommand('vireo.editEntry', targetOf('entry', id));

    const entry = await ask<Entry>('GET', `/time-entries/${id}`);
    assert.deepEqual([entry.note, entry.billable], ['theirs', true]);
    assert.deepEqual(shown, ['', 'theirs']);
    assert.match(warnings.join(), /changed elsewhere/);
  });

  it('keeps the seconds of the time that was not changed', async () => {
    const { showInputBox } = vscode.window;
    const { id } = await ask<Entry>('POST', '/time-entries', {
      projectId,
      startedAt: '2026-01-12T09:00:37Z',
      endedAt: '2026-01-12T10:12:05Z',
      zone: 'UTC',
    });
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) =>
        items.find(({ label }) => label === '$(clock) Times'),
      showInputBox: async ({ value }: vscode.InputBoxOptions) => value?.replace('10:12', '10:30'),
    });
    try {
      await vscode.commands.executeCommand('vireo.editEntry', targetOf('entry', id));
    } finally {
      Object.assign(vscode.window, { showInputBox });
    }

    const entry = await ask<{ startedAt: string; endedAt: string }>('GET', `/time-entries/${id}`);
    assert.deepEqual(
      [entry.startedAt, entry.endedAt],
      ['2026-01-12T09:00:37.000Z', '2026-01-12T10:30:00.000Z'],
    );
  });

  it('comes back as itself though another change came between its deletion and the undo', async () => {
    const other = await create('2026-01-07');
    const { id } = await create('2026-01-08');
    Object.assign(vscode.window, {
      showInformationMessage: async (_text: string, undo: string) => {
        await ask('PATCH', `/time-entries/${other.id}`, { note: 'later' });
        return undo;
      },
    });

    await vscode.commands.executeCommand('vireo.deleteEntry', targetOf('entry', id));

    const restored = await waitFor('the entry', async () => (await list('2026-01-08'))[0]);
    assert.equal(restored.id, id);
    assert.equal((await ask<Entry>('GET', `/time-entries/${other.id}`)).note, 'later');
    assert.deepEqual(warnings, []);
  });

  it('comes back when its deletion is undone', async () => {
    const { id } = await create('2026-01-06');
    const told: string[] = [];
    Object.assign(vscode.window, {
      showInformationMessage: async (text: string, undo: string) => {
        told.push(text);
        return undo;
      },
    });

    await vscode.commands.executeCommand('vireo.deleteEntry', targetOf('entry', id));

    assert.match(told.join(), /was deleted/);
    const restored = await waitFor('the entry', async () => (await list('2026-01-06'))[0]);
    assert.equal(restored.id, id);
  });
});
