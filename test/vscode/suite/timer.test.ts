import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GitFacts } from '../../../src/api-client/index.ts';
import { localDate } from '../../../src/domain/zones.ts';
import { ageTimer, ask, createProject, targetOf, waitFor, whenReady } from './records.ts';

interface Timer {
  readonly entry: {
    readonly id: string;
    readonly projectId: string;
    readonly note: string;
    readonly startedAt: string;
  } | null;
  readonly question: { readonly id: string; readonly from: string; readonly to: string } | null;
}

describe('the timer through commands', () => {
  before(async () => {
    await whenReady();
    await vscode.workspace
      .getConfiguration()
      .update('vireo.timer.askForNote', false, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await vscode.workspace
      .getConfiguration()
      .update('vireo.timer.askForNote', undefined, vscode.ConfigurationTarget.Global);
  });

  it('starts on the project of a row', async () => {
    const projectId = await createProject('Timer');

    await vscode.commands.executeCommand('vireo.startTimer', targetOf('project', projectId));

    const timer = await ask<Timer>('GET', '/timer');
    assert.equal(timer.entry?.projectId, projectId);
  });

  it('switches in place of starting a second one', async () => {
    const other = await createProject('Other');
    const before = await ask<Timer>('GET', '/timer');
    await ageTimer();

    await vscode.commands.executeCommand('vireo.startTimer', targetOf('project', other));

    const timer = await ask<Timer>('GET', '/timer');
    assert.equal(timer.entry?.projectId, other);
    const ended = await ask<{ endedAt: string | null }>('GET', `/time-entries/${before.entry?.id}`);
    assert.notEqual(ended.endedAt, null);
  });

  it('starts once, however often it is pressed while git takes its time', async () => {
    const projectId = await createProject('Impatient');
    const start = () => vscode.commands.executeCommand('vireo.startTimer', targetOf('project', projectId));

    await withGit({ isActive: false, activate: () => new Promise<never>(() => undefined) }, async () => {
      await Promise.all([start(), start()]);
    });

    const { items } = await ask<{ items: readonly unknown[] }>('GET', `/time-entries?projectId=${projectId}`);
    assert.equal(items.length, 1);
  });

  it('tells that what it stops overlaps with another entry', async () => {
    const { showWarningMessage } = vscode.window;
    const projectId = await createProject('Recorded already');
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const { id } = await ask<{ id: string }>('POST', '/timer', { projectId });
    await ask('PATCH', `/time-entries/${id}`, { startedAt: ago(60) });
    const recorded = { projectId, startedAt: ago(50), endedAt: ago(40) };
    const { id: recordedId } = await ask<{ id: string }>('POST', '/time-entries', recorded);
    const warned: string[] = [];
    Object.assign(vscode.window, { showWarningMessage: async (text: string) => void warned.push(text) });
    try {
      await vscode.commands.executeCommand('vireo.stopTimer');

      assert.match(warned.join(), /overlaps with /);
    } finally {
      Object.assign(vscode.window, { showWarningMessage });
    }
    for (const one of [id, recordedId]) await ask('DELETE', `/time-entries/${one}`);
  });

  it('starts at the key press, however long git takes', async () => {
    const projectId = await createProject('Slow repository');
    let askedAt: number | undefined;
    const activate = () => {
      askedAt ??= Date.now();
      return new Promise<never>(() => undefined);
    };

    await withGit({ isActive: false, activate }, async () => {
      await vscode.commands.executeCommand('vireo.startTimer', targetOf('project', projectId));
    });

    const { entry } = await ask<Timer>('GET', '/timer');
    assert.equal(entry?.projectId, projectId);
    assert.ok(askedAt !== undefined && Date.parse(entry.startedAt) <= askedAt, entry.startedAt);
  });

  it('switches though nothing can be learnt of the repository', async () => {
    const projectId = await createProject('Broken repository');
    let asked = 0;
    const broken = {
      get state() {
        asked += 1;
        throw new Error('index.lock exists');
      },
    };
    const api = { repositories: [], getRepository: () => broken };

    await withGit({ isActive: true, exports: { getAPI: () => api } }, async () => {
      await vscode.commands.executeCommand('vireo.startTimer', targetOf('project', projectId));
    });

    assert.equal((await ask<Timer>('GET', '/timer')).entry?.projectId, projectId);
    assert.ok(asked > 0);
  });

  it('keeps the commits of what it switches from, though the branch of another project is out', async () => {
    const [from, to] = [await createProject('Moved from'), await createProject('Moved to')];
    await ask('PATCH', `/projects/${to}`, { remotes: ['example.com/acme/moved'], branches: ['feature/to'] });
    const head = 'a'.repeat(40);
    const state = {
      HEAD: { name: 'feature/from', commit: head },
      remotes: [{ name: 'origin', fetchUrl: 'git@example.com:acme/moved.git' }],
    };
    const seen: string[] = [];
    const repository = {
      rootUri: vscode.workspace.workspaceFolders?.[0]?.uri,
      state,
      getConfig: async () => '',
      log: async ({ range }: { range: string }) => {
        seen.push(range);
        const message = range.endsWith('/feature/from') ? 'Made before' : 'Of the other';
        return [{ hash: 'b'.repeat(40), message, authorDate: new Date() }];
      },
    };
    const api = { repositories: [repository], getRepository: () => repository };
    const start = (id: string) => vscode.commands.executeCommand('vireo.startTimer', targetOf('project', id));

    await withGit({ isActive: true, exports: { getAPI: () => api } }, async () => {
      await start(from);
      state.HEAD = { name: 'feature/to', commit: 'c'.repeat(40) };
      await ageTimer();
      await start(to);
    });

    const { items } = await ask<{ items: readonly { git: GitFacts }[] }>(
      'GET',
      `/time-entries?projectId=${from}`,
    );
    const subjects = items[0]?.git.commits.map(({ subject }) => subject);
    assert.deepEqual(
      { seen, subjects },
      { seen: [`${head}..refs/heads/feature/from`], subjects: ['Made before'] },
    );
  });

  it('offers to switch to who moves to the branch of another project right after the start', async () => {
    const { showInformationMessage } = vscode.window;
    const [from, to] = [await createProject('Began at'), await createProject('Went on with')];
    await ask('PATCH', `/projects/${from}`, { branches: ['feature/began'] });
    await ask('PATCH', `/projects/${to}`, { branches: ['feature/went'] });
    const state = { HEAD: { name: 'feature/began', commit: 'a'.repeat(40) }, remotes: [] };
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
    const repository = { rootUri: folder, state, getConfig: async () => '', log: async () => [] };
    const api = { repositories: [repository], getRepository: () => repository };
    const said: string[] = [];
    Object.assign(vscode.window, { showInformationMessage: async (text: string) => void said.push(text) });
    try {
      await withGit({ isActive: true, exports: { getAPI: () => api } }, async () => {
        await vscode.commands.executeCommand('vireo.startTimer', targetOf('project', from));
        state.HEAD = { name: 'feature/went', commit: 'b'.repeat(40) };
        // Another editor in front is a reason to look where somebody works.
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument());
        await waitFor('the offer', () => said.find((text) => text.startsWith('You moved to')));
      });
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
    }

    assert.match(
      said.join(),
      /You moved to Went on with Ltd · Went on with\. The timer runs on Began at Ltd/,
    );
    assert.equal((await ask<Timer>('GET', '/timer')).entry?.projectId, from);
  });

  it('stops, whoever started it', async () => {
    const projectId = await createProject('Elsewhere');
    await ask('POST', '/timer', { projectId, note: 'from the command line' });

    await vscode.commands.executeCommand('vireo.stopTimer');

    const { entry } = await ask<Timer>('GET', '/timer');
    assert.equal(entry, null);
  });

  it('discards what runs', async () => {
    const projectId = await createProject('Discarded');
    const { id } = await ask<{ id: string }>('POST', '/timer', { projectId });

    await vscode.commands.executeCommand('vireo.discardTimer');

    await assert.rejects(ask('GET', `/time-entries/${id}`), /404/);
  });

  it('brings a discarded timer back as it was, with its id and its start', async () => {
    const { showInformationMessage } = vscode.window;
    const projectId = await createProject('Restored');
    const { id } = await ask<{ id: string }>('POST', '/timer', { projectId });
    // The records keep whole seconds.
    const startedAt = new Date((Math.floor(Date.now() / 1000) - 20 * 3_600) * 1000).toISOString();
    await ask('PATCH', `/time-entries/${id}`, { startedAt });
    Object.assign(vscode.window, { showInformationMessage: async (_text: string, undo: string) => undo });
    try {
      await vscode.commands.executeCommand('vireo.discardTimer');
      const restored = await waitFor(
        'the timer',
        async () => (await ask<Timer>('GET', '/timer')).entry ?? undefined,
      );
      assert.deepEqual({ id: restored.id, startedAt: restored.startedAt }, { id, startedAt });
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
    }
    await ask('POST', '/timer/discard', { entryId: id });
  });

  it('offers to bring a discarded timer back until it worked, while another one runs, too', async () => {
    const { showInformationMessage } = vscode.window;
    const { id } = await ask<{ id: string }>('POST', '/timer', { projectId: await createProject('Lost') });
    const next = await createProject('Next');
    const said: string[] = [];
    const meanwhile = [
      () => ask('POST', '/timer', { projectId: next }),
      async () => ask('POST', '/timer/discard', { entryId: (await ask<Timer>('GET', '/timer')).entry?.id }),
    ];
    Object.assign(vscode.window, {
      showInformationMessage: async (text: string, undo: string) => {
        said.push(text);
        await meanwhile.shift()?.();
        return undo;
      },
    });
    try {
      await vscode.commands.executeCommand('vireo.discardTimer');
      await waitFor('the time', () => ask('GET', `/time-entries/${id}`).catch(() => undefined));
      if (said.length > 1) assert.match(said[1] ?? '', /Lost was discarded\. Another timer is running/);
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
    }
    const { entry } = await ask<Timer>('GET', '/timer');
    if (entry) await ask('POST', '/timer/discard', { entryId: entry.id });
  });

  it('resumes the work of a row, and the last work without one', async () => {
    const projectId = await createProject('Resumed');
    const { id } = await ask<{ id: string }>('POST', '/timer', { projectId, note: 'Review' });
    await ageTimer();
    await ask('POST', '/timer', { projectId: await createProject('Between') });

    await vscode.commands.executeCommand('vireo.resumeTimer', targetOf('entry', id));
    const ofRow = await ask<Timer>('GET', '/timer');
    await vscode.commands.executeCommand('vireo.stopTimer');
    await vscode.commands.executeCommand('vireo.resumeTimer');
    const ofLast = await ask<Timer>('GET', '/timer');

    for (const { entry } of [ofRow, ofLast])
      assert.deepEqual({ projectId: entry?.projectId, note: entry?.note }, { projectId, note: 'Review' });
  });

  it('switches to other work of the same project', async () => {
    const { showQuickPick } = vscode.window;
    const projectId = await createProject('Tickets');
    await ask('POST', '/timer', { projectId, note: 'Ticket 1' });
    await ageTimer();
    await ask('POST', '/timer', { projectId, note: 'Ticket 2' });
    const offered: string[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        offered.push(...items.map(({ label }) => label));
        return items[0];
      },
    });
    try {
      await vscode.commands.executeCommand('vireo.switchTimer');
    } finally {
      Object.assign(vscode.window, { showQuickPick });
    }

    const { entry } = await ask<Timer>('GET', '/timer');
    assert.deepEqual({ projectId: entry?.projectId, note: entry?.note }, { projectId, note: 'Ticket 1' });
    assert.deepEqual(
      offered.filter((label) => label.includes('Ticket')),
      ['$(history) Ticket 1'],
    );
    await ask('POST', '/timer/discard', { entryId: entry?.id });
  });

  it('says that the day is past its limit once, and only while reminders are firm', async () => {
    const { showInformationMessage } = vscode.window;
    const said: string[] = [];
    let style = 'gentle';
    let recordedId: string | undefined;
    Object.assign(vscode.window, {
      showInformationMessage: async (text: string) => {
        if (text.includes('more than your limit')) said.push(style);
      },
    });
    const remind = async (next: string) => {
      style = next;
      await set('vireo.timer.reminder', next);
    };
    try {
      const projectId = await createProject('Long day');
      // Of the clock of the window, and whatever it reads: the day has its hours from midnight on.
      const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
      const today = localDate(Date.now(), zone);
      const hours = { projectId, startedAt: `${today}T01:00`, endedAt: `${today}T04:00`, zone };
      ({ id: recordedId } = await ask<{ id: string }>('POST', '/time-entries', hours));
      await vscode.commands.executeCommand('vireo.startTimer', targetOf('project', projectId));
      // Looks at the timer anew, and does nothing else.
      await vscode.commands.executeCommand('vireo.answerTimerQuestion', 'keep', 'another');
      await set('vireo.timer.limitHours', 1);

      for (const next of ['off', 'gentle', 'firm']) await remind(next);
      await waitFor('the notification', () => said[0]);
      for (const next of ['gentle', 'firm']) await remind(next);

      assert.deepEqual(said, ['firm']);
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
      for (const id of ['vireo.timer.limitHours', 'vireo.timer.reminder']) await set(id, undefined);
    }
    await vscode.commands.executeCommand('vireo.discardTimer');
    await ask('DELETE', `/time-entries/${recordedId}`);
  });

  it('answers what another window asks, and not a question of before', async () => {
    await askAboutMinutes(3);
    const { question } = await ask<Timer>('GET', '/timer');

    await vscode.commands.executeCommand('vireo.answerTimerQuestion', 'keep', 'another');
    assert.deepEqual((await ask<Timer>('GET', '/timer')).question?.id, question?.id);
    await vscode.commands.executeCommand('vireo.answerTimerQuestion', 'keep', question?.id);

    assert.equal((await ask<Timer>('GET', '/timer')).question, null);
    await vscode.commands.executeCommand('vireo.discardTimer');
  });

  it('gives an absence to another project, with what was done in it', async () => {
    const { createQuickPick, showQuickPick } = vscode.window;
    await askAboutMinutes(3);
    const otherId = await createProject('Called');
    const { question } = await ask<Timer>('GET', '/timer');
    try {
      typeNotes(['Call about the menu'], async () => undefined);
      Object.assign(vscode.window, {
        showQuickPick: async (items: readonly vscode.QuickPickItem[]) =>
          items.find(({ label, description = '' }) => `${label} ${description}`.includes('Called')),
      });
      await vscode.commands.executeCommand('vireo.answerTimerQuestion', 'split', question?.id);
    } finally {
      Object.assign(vscode.window, { createQuickPick, showQuickPick });
    }

    const { items } = await ask<{ items: { note: string; startedAt: string; endedAt: string }[] }>(
      'GET',
      `/time-entries?projectId=${otherId}`,
    );
    assert.deepEqual(
      items.map(({ note, startedAt, endedAt }) => [note, startedAt, endedAt]),
      [['Call about the menu', question?.from, question?.to]],
    );
    await vscode.commands.executeCommand('vireo.discardTimer');
  });

  it('says of a button that another window made old with what the question was answered', async () => {
    const { showInformationMessage } = vscode.window;
    const said: string[] = [];
    await askAboutMinutes(3);
    const { question } = await ask<Timer>('GET', '/timer');
    await ask('POST', `/timer/questions/${question?.id}/answer`, { answer: 'keep' });
    Object.assign(vscode.window, { showInformationMessage: async (text: string) => void said.push(text) });
    try {
      await vscode.commands.executeCommand('vireo.answerTimerQuestion', 'discard', question?.id);
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
    }

    // The window may have come to show the question itself only now.
    const answered = said.filter((text) => !text.startsWith('The machine slept'));
    assert.deepEqual(answered, [
      'This was answered elsewhere already, with “Keep”. Nothing was changed now.',
    ]);
    await vscode.commands.executeCommand('vireo.discardTimer');
  });

  it('puts a question anew that another window widened, and does nothing by the button that named less', async () => {
    const { showQuickPick } = vscode.window;
    const titles: unknown[] = [];
    await askAboutMinutes(3);
    const { question, entry } = await ask<Timer>('GET', '/timer');
    const minutesAgo = (ago: number) => new Date(Date.now() - ago * 60_000).toISOString();
    const gap = { kind: 'sleep', from: minutesAgo(30), to: minutesAgo(20) };
    await ask('POST', '/timer/seen', { at: minutesAgo(0), gap });
    Object.assign(vscode.window, {
      showQuickPick: async (_items: unknown, options: vscode.QuickPickOptions) =>
        void titles.push(options.title),
    });
    try {
      await vscode.commands.executeCommand('vireo.answerTimerQuestion', 'discard', question);
    } finally {
      Object.assign(vscode.window, { showQuickPick });
    }

    const after = await ask<Timer>('GET', '/timer');
    assert.deepEqual(titles, ['Required Fields Changed']);
    assert.deepEqual({ id: after.question?.id, entry: after.entry }, { id: question?.id, entry });
    await vscode.commands.executeCommand('vireo.answerTimerQuestion', 'discard', after.question);
    assert.equal((await ask<Timer>('GET', '/timer')).question, null);
    await vscode.commands.executeCommand('vireo.discardTimer');
  });

  /** Types a note whenever one is asked for, after what another window does in that moment. */
  function typeNotes(notes: readonly string[], meanwhile: () => Promise<unknown>): readonly string[] {
    const shown: string[] = [];
    Object.assign(vscode.window, {
      createQuickPick: () => {
        const on: { accept?: () => void; hide?: () => void } = {};
        const pick = {
          value: '',
          items: [],
          activeItems: [],
          dispose: () => undefined,
          onDidChangeValue: () => undefined,
          onDidAccept(run: () => void) {
            on.accept = run;
          },
          onDidHide(run: () => void) {
            on.hide = run;
          },
          hide: () => on.hide?.(),
          async show() {
            const typed = notes[shown.length];
            shown.push(pick.value);
            await meanwhile();
            if (typed === undefined) return on.hide?.();
            pick.value = typed;
            on.accept?.();
          },
        };
        return pick;
      },
    });
    return shown;
  }

  it('does not write a note over that of another window, and keeps what was typed in the box', async () => {
    const { createQuickPick, showWarningMessage } = vscode.window;
    const { id } = await ask<{ id: string }>('POST', '/timer', { projectId: await createProject('Noted') });
    const warned: string[] = [];
    Object.assign(vscode.window, { showWarningMessage: async (text: string) => void warned.push(text) });
    let once = async () => {
      once = async () => undefined;
      await ask('PATCH', `/time-entries/${id}`, { note: 'theirs' });
    };
    try {
      const shown = typeNotes(['mine'], () => once());
      await vscode.commands.executeCommand('vireo.editTimerNote');

      assert.deepEqual(shown, ['', 'mine']);
      assert.equal((await ask<Timer>('GET', '/timer')).entry?.note, 'theirs');
      assert.match(warned.join(), /changed elsewhere.*theirs.*mine/);
    } finally {
      Object.assign(vscode.window, { createQuickPick, showWarningMessage });
    }
    await vscode.commands.executeCommand('vireo.discardTimer');
  });

  it('offers what was typed for a stop of a timer that another window threw away', async () => {
    const { createQuickPick, showWarningMessage } = vscode.window;
    const { id } = await ask<{ id: string }>('POST', '/timer', { projectId: await createProject('Fixed') });
    await set('vireo.timer.askForNote', true);
    Object.assign(vscode.window, {
      showWarningMessage: async (_text: string, ...buttons: readonly string[]) =>
        buttons.find((label) => label === 'Copy My Note'),
    });
    try {
      typeNotes(['Typed for nothing'], () => ask('POST', '/timer/discard', { entryId: id }));
      await vscode.commands.executeCommand('vireo.stopTimer');

      await waitFor('the note', async () =>
        (await vscode.env.clipboard.readText()) === 'Typed for nothing' ? true : undefined,
      );
    } finally {
      Object.assign(vscode.window, { createQuickPick, showWarningMessage });
      await set('vireo.timer.askForNote', false);
    }
  });

  it('takes back what an answer did by its undo, and not what was done since', async () => {
    const { showInformationMessage, showWarningMessage } = vscode.window;
    await askAboutMinutes(3);
    const { question } = await ask<Timer>('GET', '/timer');
    const warned: string[] = [];
    const press = Promise.withResolvers<string>();
    Object.assign(vscode.window, {
      showInformationMessage: () => press.promise,
      showWarningMessage: async (text: string) => void warned.push(text),
    });
    try {
      await vscode.commands.executeCommand('vireo.answerTimerQuestion', 'discard', question?.id);
      const { entry } = await ask<Timer>('GET', '/timer');
      await ask('PATCH', `/time-entries/${entry?.id}`, { note: 'Written since' });
      press.resolve('Undo');
      await waitFor('the refusal', () => warned[0]);

      assert.match(warned[0] ?? '', /changed since/);
      assert.equal((await ask<Timer>('GET', '/timer')).entry?.note, 'Written since');
    } finally {
      Object.assign(vscode.window, { showInformationMessage, showWarningMessage });
    }
    await vscode.commands.executeCommand('vireo.discardTimer');
  });
});

/** A timer that has run for an hour, and another client that saw nobody for some minutes of it. */
async function askAboutMinutes(minutes: number): Promise<void> {
  const before = (ago: number) => new Date(Date.now() - ago * 60_000).toISOString();
  const { id } = await ask<{ id: string }>('POST', '/timer', { projectId: await createProject('Asked') });
  await ask('PATCH', `/time-entries/${id}`, { startedAt: before(60) });
  const gap = { kind: 'sleep', from: before(30), to: before(30 - minutes) };
  await ask('POST', '/timer/seen', { at: before(0), activeAt: before(0), gap });
}

async function set(id: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(id, value, vscode.ConfigurationTarget.Global);
}

/** The editor's git extension, as slow or broken as a repository can make it. */
async function withGit(git: object, work: () => Promise<void>): Promise<void> {
  const { getExtension } = vscode.extensions;
  Object.assign(vscode.extensions, {
    getExtension: (id: string) => (id === 'vscode.git' ? git : getExtension(id)),
  });
  try {
    await work();
  } finally {
    Object.assign(vscode.extensions, { getExtension });
  }
}
