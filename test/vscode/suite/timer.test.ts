import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GitFacts } from '../../../src/api-client/index.ts';
import { ageTimer, ask, createProject, targetOf, waitFor } from './support/records.ts';
import { setUpTimer, type Timer } from './support/set-up-timer.ts';
import { itAsksAndUndoes } from './support/timer-questions.ts';

describe('the timer through commands', () => {
  setUpTimer();

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

  itAsksAndUndoes();
});

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
