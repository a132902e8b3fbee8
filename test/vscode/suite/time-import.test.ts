import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { ask, waitFor, whenReady } from './support/records.ts';

interface TimeImport {
  readonly id: string;
  readonly fileName: string;
  readonly state: string;
  readonly added: number;
  readonly detected: { readonly dateOrder: string };
}

const header =
  'Project,Client,Description,Task,User,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal)';

async function listImports(): Promise<readonly TimeImport[]> {
  return (await ask<{ items: TimeImport[] }>('GET', '/imports')).items;
}

const { showQuickPick, showInformationMessage, showWarningMessage, withProgress } = vscode.window;

/** Answers each list by the row that holds the next text, and leaves the first list that has none; all rows that were offered. */
function answerLists(...texts: readonly string[]): string[] {
  const left = [...texts];
  const offered: string[] = [];
  Object.assign(vscode.window, {
    showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
      offered.push(...items.map(({ label, description = '' }) => `${label} ${description}`));
      const text = left.shift();
      return items.find(({ label }) => text !== undefined && label.includes(text));
    },
  });
  return offered;
}

/** Presses Enter on whatever list is open, until what is waited for is there. */
async function acceptUntil<Value>(what: string, find: () => Promise<Value | undefined>): Promise<Value> {
  return await waitFor(what, async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return await find();
  });
}

describe('the wizard of imports', () => {
  let folder: string;

  before(async () => {
    await whenReady();
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-import-'));
  });

  after(async () => await rm(folder, { recursive: true, force: true }));
  afterEach(() =>
    Object.assign(vscode.window, { showQuickPick, showInformationMessage, showWarningMessage, withProgress }),
  );

  const writeRows = async (name: string, ...rows: readonly string[]): Promise<vscode.Uri> => {
    const file = path.join(folder, name);
    await writeFile(file, `${[header, ...rows].join('\n')}\n`);
    return vscode.Uri.file(file);
  };
  const toRow = (note: string, date: string) =>
    `Site,Wizard Ltd,${note},,Jo,jo@example.org,,Yes,${date},09:00,${date},10:30,01:30:00,1.50`;
  const importedNamed = async (name: string) =>
    (await listImports()).filter(({ fileName, state }) => fileName === name && state !== 'preview');

  it('asks how an ambiguous date is meant, shows what comes, and takes it in', async () => {
    const file = path.join(folder, 'clockify.csv');
    const row =
      'Site,Wizard Ltd,Plan,,Jo,jo@example.org,,Yes,03/04/2026,09:00,03/04/2026,10:30,01:30:00,1.50';
    await writeFile(file, `${header}\n${row}\n`);

    const running = vscode.commands.executeCommand('vireo.importTime', vscode.Uri.file(file));
    const told = await acceptUntil('the import', async () =>
      (await listImports()).find(({ fileName }) => fileName === 'clockify.csv'),
    );
    await running;

    assert.equal(told.added, 1);
    assert.equal(told.detected.dateOrder, 'dmy');
    const { items } = await ask<{ items: { startedAt: string; seconds: number; note: string }[] }>(
      'GET',
      '/time-entries?from=2026-04-03&to=2026-04-03',
    );
    assert.deepEqual(
      items.filter(({ note }) => note === 'Plan').map(({ seconds }) => seconds),
      [5400],
    );

    // *Undo Import* asks with a question that is modal: test/e2e/wizards.test.ts has keys for that.
    await ask('DELETE', `/imports/${told.id}`);
  });

  it('asks once which names that look like others are those, clients before their projects', async () => {
    const there = await writeRows('there.csv', toRow('First', '02/03/2024').replace('Site', 'Web Site'));
    answerLists('Day first', 'Import 1 entry');
    await vscode.commands.executeCommand('vireo.importTime', there);
    const first = await waitFor('the first', async () => (await importedNamed('there.csv'))[0]);
    const similar = toRow('Second', '04/03/2024')
      .replace('Site', 'Web-Site')
      .replace('Wizard Ltd', 'Wizzard');
    const file = await writeRows('similar.csv', similar);
    const titles: (string | undefined)[] = [];
    const texts = ['Day first', 'Import 1 entry'];
    Object.assign(vscode.window, {
      showQuickPick: async (
        items: readonly vscode.QuickPickItem[],
        { title, canPickMany }: vscode.QuickPickOptions,
      ) => {
        if (canPickMany) {
          titles.push(title, ...items.map(({ label, description }) => `${label} ${description}`));
          return items;
        }
        const text = texts.shift();
        return items.find(({ label }) => text !== undefined && label.includes(text));
      },
    });

    await vscode.commands.executeCommand('vireo.importTime', file);
    const second = await waitFor('the second', async () => (await importedNamed('similar.csv'))[0]);
    const { clients, projects } = await ask<{ clients: string[]; projects: string[] }>(
      'GET',
      `/imports/${second.id}`,
    );

    assert.deepEqual(titles, [
      'Did you mean these?',
      '$(organization) Wizard Ltd for “Wizzard” in the file',
      'Did you mean these?',
      '$(project) Wizard Ltd · Web Site for “Wizard Ltd · Web-Site” in the file',
    ]);
    assert.deepEqual({ clients, projects }, { clients: [], projects: [] });
    await ask('DELETE', `/imports/${second.id}`);
    await ask('DELETE', `/imports/${first.id}`);
  });

  it('imports nothing of a file that is wrong', async () => {
    const file = path.join(folder, 'broken.csv');
    await writeFile(
      file,
      `${header}\nSite,Wizard Ltd,Plan,,Jo,,,Yes,31/31/2026,09:00,31/31/2026,10:30,01:30:00,1.50\n`,
    );

    await vscode.commands.executeCommand('vireo.importTime', vscode.Uri.file(file));

    assert.deepEqual(
      (await listImports()).filter(({ fileName }) => fileName === 'broken.csv'),
      [],
    );
  });

  it('offers the other rows of a file with a bad one, and the line that is wrong', async () => {
    const bad = toRow('Bad', '15/05/2025').replace('10:30', '25:99');
    const file = await writeRows('partly.csv', toRow('Good', '14/05/2025'), bad, toRow('Also', '16/05/2025'));
    const offered: string[][] = [];
    const presses = ['Go to Line 3', 'Import the Other 2 Rows'];
    Object.assign(vscode.window, {
      showWarningMessage: async (text: string, ...buttons: readonly string[]) => {
        // That of an earlier test may come late.
        if (!text.includes('partly.csv')) return undefined;
        offered.push([...buttons]);
        return presses.shift();
      },
    });
    const listed = answerLists('Import 2 entries');

    await vscode.commands.executeCommand('vireo.importTime', file);
    const line = await waitFor('the line', () => {
      const { document, selection } = vscode.window.activeTextEditor ?? {};
      return document?.uri.path.endsWith('partly.csv') ? selection?.active.line : undefined;
    });
    await vscode.commands.executeCommand('vireo.importTime', file);
    const told = await waitFor('the other rows', async () => (await importedNamed('partly.csv'))[0]);

    assert.equal(line, 2);
    assert.deepEqual(offered[0], ['Import the Other 2 Rows', 'Go to Line 3', 'Show All']);
    assert.match(listed.join('\n'), /1 row is left out \(1:30 hours\)/);
    assert.equal(told.added, 2);
    await ask('DELETE', `/imports/${told.id}`);
  });

  it('says that a file brings nothing new, and how many rows share time with one another and with what is here', async () => {
    const first = await writeRows('first.csv', toRow('Plan', '14/05/2025'), toRow('Build', '15/05/2025'));
    const shared = await writeRows('shared.csv', toRow('Call', '14/05/2025'), toRow('Mail', '14/05/2025'));
    answerLists('Import 2 entries');
    await vscode.commands.executeCommand('vireo.importTime', first);
    const [told] = await importedNamed('first.csv');

    const again = answerLists('Nothing new');
    await vscode.commands.executeCommand('vireo.importTime', first);
    const offered = answerLists();
    await vscode.commands.executeCommand('vireo.importTime', shared);

    assert.equal(told?.added, 2);
    assert.match(again.join('\n'), /Nothing new: all 2 rows are here already/);
    assert.match(offered.join('\n'), /2 rows overlap with recorded time/);
    assert.match(offered.join('\n'), /1 row overlaps with another in the file/);
    assert.deepEqual(await importedNamed('shared.csv'), []);
    await ask('DELETE', `/imports/${told?.id}`);
  });

  it('says that it was taken back already where an older notification offers that still', async () => {
    const file = await writeRows('older.csv', toRow('Plan', '14/05/2025'));
    const pressed = Promise.withResolvers<string>();
    const said: string[] = [];
    Object.assign(vscode.window, {
      showInformationMessage: async (text: string, ...buttons: readonly string[]) => {
        said.push(text);
        return buttons.includes('Undo Import') ? await pressed.promise : undefined;
      },
    });
    answerLists('Import 1 entry');
    await vscode.commands.executeCommand('vireo.importTime', file);
    const [told] = await importedNamed('older.csv');
    await ask('DELETE', `/imports/${told?.id}`);

    pressed.resolve('Undo Import');

    await waitFor('the answer', () =>
      said.includes('The import of older.csv was already undone.') ? true : undefined,
    );
  });

  it('leaves nothing of an import that is stopped under way', async () => {
    const file = await writeRows('stopped.csv', toRow('Plan', '14/05/2025'));
    const said: string[] = [];
    Object.assign(vscode.window, {
      showInformationMessage: async (text: string) => void said.push(text),
      withProgress: (
        options: vscode.ProgressOptions,
        task: Parameters<typeof withProgress>[1],
      ): Thenable<unknown> => {
        const stop = new vscode.CancellationTokenSource();
        const running = task({ report: () => undefined }, stop.token);
        if (options.title?.startsWith('Importing') === true) stop.cancel();
        return running;
      },
    });
    answerLists('Import 1 entry');

    await vscode.commands.executeCommand('vireo.importTime', file);

    await waitFor('what became of it', () =>
      said.includes('The import of stopped.csv was stopped: nothing of it was kept.') ? true : undefined,
    );
    const { items } = await ask<{ items: unknown[] }>('GET', '/time-entries?from=2025-05-14&to=2025-05-14');
    assert.deepEqual(items, []);
    assert.deepEqual(
      (await importedNamed('stopped.csv')).filter(({ state }) => state === 'done'),
      [],
    );
  });
});
