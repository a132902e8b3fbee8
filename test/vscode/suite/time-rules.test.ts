import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ageTimer, ask, createProject, targetOf, whenReady } from './support/records.ts';

interface Entry {
  readonly startedAt: string;
  readonly endedAt: string;
}

/** Answers the editor's questions in order: labels of what is picked, texts that are typed, and what a warning is told. */
function answer({ picks, typed = [], warning }: { picks: string[]; typed?: string[]; warning?: string }) {
  const warnings: string[] = [];
  Object.assign(vscode.window, {
    showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
      const label = picks.shift();
      return items.find((item) => item.label === label);
    },
    showInputBox: async () => typed.shift(),
    showWarningMessage: async (text: string) => {
      warnings.push(text);
      return warning;
    },
  });
  return warnings;
}

async function setAskForNote(asks: boolean | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update('vireo.timer.askForNote', asks, vscode.ConfigurationTarget.Global);
}

describe('the rules of time in the editor', () => {
  const { showQuickPick, showInputBox, showWarningMessage } = vscode.window;
  let projectId: string;

  before(async () => {
    await whenReady();
    projectId = await createProject('Ruled');
    await setAskForNote(false);
  });

  after(() => setAskForNote(undefined));

  afterEach(() => {
    Object.assign(vscode.window, { showQuickPick, showInputBox, showWarningMessage });
  });

  it('are set for a project, and ask before an entry takes time from another', async () => {
    answer({ picks: ['Overlaps', 'Taken from the other entry'] });
    await vscode.commands.executeCommand('vireo.editProject', targetOf('project', projectId));
    const { overlapPolicy } = await ask<{ overlapPolicy: string }>('GET', `/projects/${projectId}`);
    assert.equal(overlapPolicy, 'crop');
    const entry = (from: string, to: string) =>
      ask<{ id: string }>('POST', '/time-entries', {
        projectId,
        startedAt: `2026-02-02T${from}:00Z`,
        endedAt: `2026-02-02T${to}:00Z`,
        zone: 'UTC',
      });
    const neighbour = await entry('08:00', '10:00');
    const moved = await entry('10:00', '11:00');
    const span = '2026-02-02 9:30-11:00';

    const asked = answer({ picks: ['$(clock) Times'], typed: [span] });
    await vscode.commands.executeCommand('vireo.editEntry', targetOf('entry', moved.id));
    const kept = await ask<Entry>('GET', `/time-entries/${neighbour.id}`);
    answer({ picks: ['$(clock) Times'], typed: [span], warning: 'Take It' });
    await vscode.commands.executeCommand('vireo.editEntry', targetOf('entry', moved.id));
    const cropped = await ask<Entry>('GET', `/time-entries/${neighbour.id}`);

    assert.deepEqual(asked, ['The entry takes time from another one of yours: 8:00–10:00 → 8:00–9:30.']);
    assert.equal(kept.endedAt, '2026-02-02T10:00:00.000Z');
    assert.equal(cropped.endedAt, '2026-02-02T09:30:00.000Z');
  });

  it('never keep a timer from stopping, and say what it lacks', async () => {
    await ask('PATCH', `/projects/${projectId}`, { requiredFields: ['tag'] });
    const { id } = await ask<{ id: string }>('POST', '/timer', { projectId, note: 'Review' });

    const told = answer({ picks: [] });
    await vscode.commands.executeCommand('vireo.stopTimer');

    const { entry } = await ask<{ entry: unknown }>('GET', '/timer');
    // The next timer is set back, and would overlap.
    await ask('DELETE', `/time-entries/${id}`);
    assert.equal(entry, null);
    assert.deepEqual(told, ['The week cannot be submitted yet: the entry needs a Tag.']);
  });

  it('say what an entry lacks that a switch has ended', async () => {
    const other = await createProject('Not ruled');
    await ask('POST', '/timer', { projectId, note: 'Review' });
    await ageTimer();

    const told = answer({ picks: [] });
    await vscode.commands.executeCommand('vireo.startTimer', targetOf('project', other));

    await ask('POST', '/timer/discard', {});
    assert.deepEqual(told, ['The week cannot be submitted yet: the entry needs a Tag.']);
  });

  it('show both versions of an entry that was changed elsewhere', async () => {
    const entry = await ask<{ id: string }>('POST', '/time-entries', {
      projectId,
      startedAt: '2026-02-03T08:00:00Z',
      endedAt: '2026-02-03T09:00:00Z',
      zone: 'UTC',
      tags: ['x'],
      note: 'first',
    });
    const told = answer({ picks: ['$(note) Note'] });
    Object.assign(vscode.window, {
      showInputBox: async () => {
        await ask('PATCH', `/time-entries/${entry.id}`, { note: 'theirs' });
        return 'mine';
      },
    });

    await vscode.commands.executeCommand('vireo.editEntry', targetOf('entry', entry.id));

    assert.deepEqual(told, [
      'The entry was changed elsewhere, so nothing was done. It now shows the current state. ' +
        'Note: “theirs” now, “mine” with you.',
    ]);
    const { note } = await ask<{ note: string }>('GET', `/time-entries/${entry.id}`);
    assert.equal(note, 'theirs');
  });
});
