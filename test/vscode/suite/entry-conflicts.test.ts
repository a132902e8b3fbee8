import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, targetOf, waitFor, whenReady } from './support/records.ts';

interface Entry {
  readonly id: string;
  readonly note: string;
  readonly billable: boolean;
  readonly taskId: string | null;
  readonly tags: readonly string[];
  readonly startedAt: string;
  readonly endedAt: string;
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
    assert.deepEqual({ note: entry.note, billable: entry.billable }, { note: 'theirs', billable: true });
    assert.deepEqual(shown, ['', 'theirs']);
    assert.match(warnings.join(), /changed elsewhere/);
  });

  it('is changed in task, tags and day, split and deleted from one list, each with an undo', async () => {
    const { showInputBox } = vscode.window;
    const task = await ask<{ id: string }>('POST', '/tasks', { projectId, name: 'Build' });
    const { id } = await create('2026-01-13');
    /** What is picked and typed in turn, whether it is undone at once, and what it leaves of that week. */
    const change = async (picks: string[], typed: string[], pressed?: 'Undo') => {
      const told: string[] = [];
      Object.assign(vscode.window, {
        showQuickPick: async (
          items: readonly vscode.QuickPickItem[],
          { canPickMany = false }: vscode.QuickPickOptions,
        ) => {
          const label = picks.shift();
          const item = items.find((one) => one.label === label);
          return canPickMany ? [item] : item;
        },
        showInputBox: async () => typed.shift(),
        showInformationMessage: async (text: string) => {
          told.push(text);
          return pressed;
        },
      });
      await vscode.commands.executeCommand('vireo.editEntry', targetOf('entry', id));
      assert.equal(told.length, 1);
    };
    const shown = async () => await ask<Entry>('GET', `/time-entries/${id}`);
    try {
      await change(['$(checklist) Task', 'Build'], []);
      assert.equal((await shown()).taskId, task.id);
      await change(['$(tag) Add Tags…'], ['deep, urgent']);
      assert.deepEqual((await shown()).tags, ['deep', 'urgent']);
      await change(['$(close) Remove Tags…', 'deep'], [], 'Undo');
      await waitFor('the tag', async () => ((await shown()).tags.length === 2 ? true : undefined));
      await change(['$(calendar) Day'], ['2026-01-14']);
      assert.equal((await shown()).startedAt, '2026-01-14T08:00:00.000Z');
      await change(['$(split-horizontal) Split…'], ['8:20', 'Review'], 'Undo');
      await waitFor('the whole', async () => ((await list('2026-01-14')).length === 1 ? true : undefined));
      await change(['$(split-horizontal) Split…'], ['8:20', 'Review']);
      const parts = (await list('2026-01-14')).map(({ note, endedAt }) => [note, endedAt.slice(11, 16)]);
      assert.deepEqual(parts, [
        ['Review', '09:00'],
        ['', '08:20'],
      ]);
      await change(['$(trash) Delete'], []);
      assert.deepEqual(
        (await list('2026-01-14')).map(({ note }) => note),
        ['Review'],
      );
    } finally {
      Object.assign(vscode.window, { showInputBox });
    }
  });

  it('is changed while its timer runs, but for its times', async () => {
    const { id } = await ask<Entry>('POST', '/timer', { projectId });
    let offered: readonly string[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        offered = items.map(({ label }) => label.replace(/^\$\(\S+\) /, ''));
        return items.find(({ label }) => label.includes('billable'));
      },
      showInformationMessage: async () => undefined,
    });

    await vscode.commands.executeCommand('vireo.editEntry', targetOf('entry', id));

    const { billable } = await ask<Entry>('GET', `/time-entries/${id}`);
    await ask('POST', '/timer/discard', { entryId: id });
    assert.equal(billable, false);
    assert.deepEqual(offered, ['Note', 'Project', 'Task', 'Add Tags…', 'Make not billable', 'Rate']);
  });

  it('names the entries that it overlaps with, opens one of them to be edited, and can be taken back then', async () => {
    const { showInputBox } = vscode.window;
    const other = await create('2026-01-15');
    const { id } = await create('2026-01-16');
    let opened = 0;
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        opened += 1;
        const label = opened === 1 ? '$(calendar) Day' : '$(note) Note';
        return items.find((one) => one.label === label);
      },
      showInputBox: async () => (opened === 1 ? '2026-01-15' : 'opened'),
      showWarningMessage: async (text: string, ...buttons: readonly string[]) => {
        warnings.push(text);
        assert.deepEqual(buttons, ['Undo', 'Edit Other Entry…']);
        return warnings.length === 1 ? 'Edit Other Entry…' : undefined;
      },
      showInformationMessage: async (_text: string, button: string) => button,
    });
    try {
      await vscode.commands.executeCommand('vireo.editEntry', targetOf('entry', id));
      const edited = await waitFor('the other entry', async () => {
        const { note } = await ask<Entry>('GET', `/time-entries/${other.id}`);
        return note === '' ? undefined : note;
      });

      assert.equal(edited, 'opened');
      await waitFor('its own day', async () => (await list('2026-01-16'))[0]);
    } finally {
      Object.assign(vscode.window, { showInputBox });
    }
    assert.match(
      warnings[0] ?? '',
      /^The entry was changed\. The entry overlaps with another one of yours: 8:00–9:00 (?:UTC\S* )?Shared\.$/,
    );
  });

  it('is added from one line, of which only what is missing is asked', async () => {
    const { showInputBox } = vscode.window;
    const asked: vscode.InputBoxOptions[] = [];
    const typed = ['9-10:30 review #shared @build +deep ! 2026-01-17', '9-10 #shared 2026-01-18', 'asked'];
    Object.assign(vscode.window, {
      showInputBox: async (options: vscode.InputBoxOptions) => {
        asked.push(options);
        return typed.shift();
      },
    });
    try {
      await vscode.commands.executeCommand('vireo.addEntry');
      await vscode.commands.executeCommand('vireo.addEntry');
    } finally {
      Object.assign(vscode.window, { showInputBox });
    }

    const [whole] = await list('2026-01-17');
    const understood = await asked[0]?.validateInput?.('2h review #shared @build');
    assert.deepEqual(
      [whole?.note, whole?.tags, whole?.billable, whole?.taskId === null],
      ['review', ['deep'], false, false],
    );
    assert.match(
      typeof understood === 'object' ? (understood?.message ?? '') : '',
      /^\d+:\d\d–\d+:\d\d \(2:00\) · .*Shared · Build · “review”$/,
    );
    assert.equal((await list('2026-01-18'))[0]?.note, 'asked');
    assert.equal(asked.length, 3);
  });

  it('is told with its times once it is added, and taken back by an undo', async () => {
    const { showInputBox } = vscode.window;
    const told: string[] = [];
    Object.assign(vscode.window, {
      showInputBox: async ({ validateInput }: vscode.InputBoxOptions) => {
        const line = '2h review #shared 2026-01-20';
        const understood = await validateInput?.(line);
        if (typeof understood === 'object') told.push(understood?.message.split(' ')[0] ?? '');
        return line;
      },
      showInformationMessage: async (text: string, button: string) => {
        told.push(text);
        assert.equal((await list('2026-01-20')).length, 1);
        return button;
      },
    });
    try {
      await vscode.commands.executeCommand('vireo.addEntry');
      await waitFor('the undo', async () => ((await list('2026-01-20')).length === 0 ? true : undefined));
    } finally {
      Object.assign(vscode.window, { showInputBox });
    }

    const [span, sentence] = told;
    assert.match(span ?? '', /^\d+:\d\d–\d+:\d\d$/);
    assert.equal(sentence, `Tue, Jan 20, ${span} was recorded.`);
  });

  it('is not made sixteen hours long by a bare number without a question', async () => {
    const { showInputBox } = vscode.window;
    const { id } = await create('2026-01-21');
    let answer: string | undefined;
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) =>
        items.find(({ label }) => label === '$(clock) Times'),
      showInputBox: async () => '16',
      showWarningMessage: async (text: string) => {
        warnings.push(text);
        return answer;
      },
      showInformationMessage: async () => undefined,
    });
    const endOf = async () => (await ask<Entry>('GET', `/time-entries/${id}`)).endedAt;
    try {
      await vscode.commands.executeCommand('vireo.editEntry', targetOf('entry', id));
      assert.equal(await endOf(), '2026-01-21T09:00:00.000Z');
      answer = 'Record It';
      await vscode.commands.executeCommand('vireo.editEntry', targetOf('entry', id));
      assert.equal(await endOf(), '2026-01-22T00:00:00.000Z');
    } finally {
      Object.assign(vscode.window, { showInputBox });
    }
    assert.match(warnings[0] ?? '', /longer than 12 hours: .*8:00–0:00 \(16:00\) · ends on the next day\./);
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
      { startedAt: entry.startedAt, endedAt: entry.endedAt },
      { startedAt: '2026-01-12T09:00:37.000Z', endedAt: '2026-01-12T10:30:00.000Z' },
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
