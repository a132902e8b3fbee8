import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, waitFor, whenReady } from './support/records.ts';

interface Entry {
  readonly projectId: string;
  readonly seconds: number | null;
}

const minute = 60_000;

/** What was seen is kept for a quarter: days are told by how long ago they are. */
function noonOf(daysAgo: number): { noon: Date; date: string } {
  const noon = new Date();
  noon.setDate(noon.getDate() - daysAgo);
  noon.setHours(12, 0, 0, 0);
  const [month, day] = [noon.getMonth() + 1, noon.getDate()].map((part) => String(part).padStart(2, '0'));
  return { noon, date: `${noon.getFullYear()}-${month}-${day}` };
}

type Choose = (items: readonly vscode.QuickPickItem[]) => vscode.QuickPickItem | undefined;

/** A list that is answered when it is shown; without an answer it is closed. */
function pickAtOnce(choose: Choose) {
  const on: { accept?: () => void; hide?: () => void } = {};
  const pick = {
    items: [] as readonly vscode.QuickPickItem[],
    activeItems: [] as readonly vscode.QuickPickItem[],
    onDidChangeActive: () => undefined,
    onDidChangeValue: () => undefined,
    onDidAccept: (run: () => void) => Object.assign(on, { accept: run }),
    onDidHide: (run: () => void) => Object.assign(on, { hide: run }),
    show() {
      const chosen = choose(pick.items);
      pick.activeItems = chosen === undefined ? [] : [chosen];
      (chosen === undefined ? on.hide : on.accept)?.();
    },
    hide: () => on.hide?.(),
    dispose: () => Object.assign(on, { accept: undefined, hide: undefined }),
  };
  return pick;
}

describe('forgotten time', () => {
  before(async () => await whenReady());

  it('is proposed with its evidence, and recorded when it is accepted', async () => {
    const projectId = await createProject('Forgotten');
    const { noon, date } = noonOf(1);
    const body = {
      items: [
        {
          id: crypto.randomUUID(),
          projectId,
          startedAt: noon.toISOString(),
          endedAt: new Date(noon.getTime() + 20 * minute).toISOString(),
        },
      ],
    };
    await ask('POST', '/activity', body);
    const list = async () =>
      (await ask<{ items: readonly Entry[] }>('GET', `/time-entries?projectId=${projectId}`)).items;
    assert.deepEqual(await list(), []);

    const running = vscode.commands.executeCommand('vireo.findForgottenTime', date);
    const [entry] = await waitFor('the entry', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const found = await list();
      return found.length > 0 ? found : undefined;
    });
    await waitFor('the list is closed', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return await Promise.race([
        Promise.resolve(running).then(() => true),
        new Promise<undefined>((resolve) => setTimeout(resolve, 200)),
      ]);
    });

    assert.equal(entry?.projectId, projectId);
    assert.equal(entry?.seconds, 20 * 60);
  });

  it('asks before it takes time from another entry, and records nothing when that is declined', async () => {
    const projectId = await createProject('Forgotten and cropped');
    await ask('PATCH', `/projects/${projectId}`, { overlapPolicy: 'crop' });
    const { date } = noonOf(3);
    const at = (clock: string) => new Date(`${date}T${clock}:00`).toISOString();
    const span = (from: string, to: string) => ({ projectId, startedAt: at(from), endedAt: at(to) });
    await ask('POST', '/activity', { items: [{ id: crypto.randomUUID(), ...span('12:00', '12:30') }] });
    await ask('POST', '/time-entries', { ...span('11:00', '12:00'), note: 'neighbour' });
    const list = async () =>
      (await ask<{ items: readonly Entry[] }>('GET', `/time-entries?projectId=${projectId}`)).items
        .map(({ seconds }) => (seconds ?? 0) / 60)
        .sort();
    const { createQuickPick, showQuickPick, showInputBox, showWarningMessage } = vscode.window;
    const picks = ['12:00', 'Change Times…', 'Record It', 'Record It'];
    const answers = [undefined, 'Take It'];
    const seen: unknown[] = [];
    const choose = (items: readonly vscode.QuickPickItem[]) => {
      const wanted = picks.shift();
      return items.find(({ label }) => wanted !== undefined && label.includes(wanted));
    };
    Object.assign(vscode.window, {
      createQuickPick: () => pickAtOnce(choose),
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => choose(items),
      showInputBox: async () => `${date} 11:30-12:30`,
      showWarningMessage: async (text: string) => {
        seen.push(text, await list());
        return answers.shift();
      },
    });
    try {
      await vscode.commands.executeCommand('vireo.findForgottenTime', date);
    } finally {
      Object.assign(vscode.window, {
        createQuickPick,
        showQuickPick,
        showInputBox,
        showWarningMessage,
      });
    }

    const asked = 'The entry takes time from another one of yours: 11:00–12:00 → 11:00–11:30.';
    assert.deepEqual(seen, [asked, [60], asked, [60]]);
    assert.deepEqual(await list(), [30, 60]);
  });

  it('tells what the days around hold in one drawing', async () => {
    const { createQuickPick } = vscode.window;
    const { date } = noonOf(9);
    const drawn: (readonly vscode.QuickPickItem[])[] = [];
    let close: (() => void) | undefined;
    Object.assign(vscode.window, {
      createQuickPick: () => {
        const pick = createQuickPick();
        close = () => pick.hide();
        const items = {
          get: () => drawn.at(-1),
          set: (all: readonly vscode.QuickPickItem[]) => void drawn.push(structuredClone(all)),
        };
        return Object.defineProperty(pick, 'items', items);
      },
    });
    try {
      const running = vscode.commands.executeCommand('vireo.findForgottenTime', date);
      await waitFor('the days around', () =>
        drawn.at(-1)?.some(({ description }) => description === 'nothing') ? true : undefined,
      );
      close?.();
      await running;
    } finally {
      Object.assign(vscode.window, { createQuickPick });
    }

    const told = drawn.map((items) => items.filter(({ description }) => description === 'nothing').length);
    assert.equal(told[0], 0);
    assert.equal(told.length, 2);
  });
});
