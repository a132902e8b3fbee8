import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { localDate } from '../../../../src/domain/zones.ts';
import { ask, createProject, targetOf, waitFor } from './records.ts';
import type { Timer } from './set-up-timer.ts';

/** Limits, questions and notes about the timer. */
export function itAsksAndUndoes(): void {
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
}

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
