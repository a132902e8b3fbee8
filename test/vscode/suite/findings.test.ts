/** What is decided about findings, by the commands that rows and the light bulb name. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, targetOf, waitFor, whenReady } from './support/records.ts';

interface Seen {
  readonly id: string;
  readonly path: string;
  readonly state: string;
  readonly reason: string | null;
  readonly assignee: string | null;
  readonly range: { readonly startLine: number };
}

const workspace = (): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  return folder;
};

describe('findings of a scan', () => {
  const { showInputBox, showQuickPick } = vscode.window;
  let projectId: string;

  const list = async (): Promise<readonly Seen[]> => {
    const { items } = await ask<{ items: Seen[] }>('GET', `/findings?projectId=${projectId}&limit=500`);
    return items
      .filter(({ path }) => path === 'decided.py')
      .sort((a, b) => a.range.startLine - b.range.startLine);
  };

  before(async () => {
    await whenReady();
    projectId = await createProject('Decided');
    const lines = [
      'import yaml',
      'first = yaml.load(open("a.yaml"))',
      'second = yaml.load(open("b.yaml"))',
      '',
    ];
    const file = vscode.Uri.joinPath(workspace(), 'decided.py');
    await vscode.workspace.fs.writeFile(file, Buffer.from(lines.join('\n')));
    await ask('POST', '/scanner/scan', { projectId, paths: [], rules: [] });
    await waitFor('the scan', async () => ((await list()).length >= 2 ? true : undefined));
  });
  afterEach(() => {
    Object.assign(vscode.window, { showInputBox, showQuickPick });
  });

  it('open in their file, at their line', async () => {
    const [, second] = await list();

    await vscode.commands.executeCommand('vireo.openFinding', targetOf('finding', second?.id ?? ''));

    const editor = await waitFor('the file', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.fileName.endsWith('decided.py') ? active : undefined;
    });
    assert.equal(editor.selection.start.line, second?.range.startLine);
  });

  it('are dismissed together for one reason, and reopened', async () => {
    const rows = (await list()).map(({ id }) => targetOf('finding', id));
    let questions = 0;
    Object.assign(vscode.window, {
      showInputBox: async () => {
        questions += 1;
        return 'only a test';
      },
    });

    await vscode.commands.executeCommand('vireo.dismissFinding', rows[0], rows);
    const dismissed = await list();
    await vscode.commands.executeCommand('vireo.reopenFinding', rows[0], rows);

    assert.equal(questions, 1);
    assert.deepEqual(
      [...new Set(dismissed.map(({ state, reason }) => `${state}: ${reason}`))],
      ['dismissed: only a test'],
    );
    assert.deepEqual([...new Set((await list()).map(({ state }) => state))], ['open']);
  });

  it('are dismissed from the palette where the cursor is', async () => {
    const [first] = await list();
    await vscode.commands.executeCommand('vireo.openFinding', targetOf('finding', first?.id ?? ''));
    Object.assign(vscode.window, { showInputBox: async () => 'looked at' });

    // What is at the cursor is known to the window a moment after the finding was reopened: until then there is none.
    const states = await waitFor('the dismissal', async () => {
      await vscode.commands.executeCommand('vireo.dismissFinding');
      const all = (await list()).map(({ state, reason }) => `${state}: ${reason}`);
      return all.some((state) => state !== 'open: null') ? all : undefined;
    });
    await vscode.commands.executeCommand('vireo.reopenFinding', targetOf('finding', first?.id ?? ''));

    assert.deepEqual(states, ['dismissed: looked at', 'open: null']);
  });

  it('are assigned to who is chosen', async () => {
    const [first] = await list();
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => items[0],
    });

    await vscode.commands.executeCommand('vireo.assignFinding', targetOf('finding', first?.id ?? ''));

    const me = await ask<{ id: string }>('GET', '/users/me');
    assert.equal((await list())[0]?.assignee, me.id);
  });

  it('are resolved where their code is gone', async () => {
    const [first] = await list();

    await vscode.commands.executeCommand('vireo.resolveFinding', targetOf('finding', first?.id ?? ''));

    assert.equal((await list())[0]?.state, 'resolved');
    await vscode.commands.executeCommand('vireo.reopenFinding', targetOf('finding', first?.id ?? ''));
  });

  it('are resolved on record once the file is saved without them, by a scan of its project, which measures health as well', async () => {
    const file = vscode.Uri.joinPath(workspace(), 'decided.py');
    const editor = await vscode.window.showTextDocument(file);
    await waitFor('the squiggles', () =>
      vscode.languages.getDiagnostics(file).length >= 2 ? true : undefined,
    );

    const { range } = editor.document.lineAt(1);
    await editor.edit((edit) => edit.replace(range, 'first = yaml.safe_load(open("a.yaml"))'));
    await editor.document.save();

    const states = await waitFor('the record to follow', async () => {
      const all = (await list()).map(({ state }) => state);
      return all.includes('resolved') ? all : undefined;
    });
    const { items } = await ask<{ items: object[] }>(
      'GET',
      `/scanner/scans?projectId=${projectId}&whole=false`,
    );
    assert.deepEqual(states, ['resolved', 'open']);
    assert.deepEqual(items, []);
  });

  it('are counted on the Scanner page, of which there is one', async () => {
    await vscode.commands.executeCommand('vireo.openScanner');
    await vscode.commands.executeCommand('vireo.openScanner');

    const panels = await waitFor('the page', () => {
      const shown = vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('vireo.scanner'),
        );
      return shown.length > 0 ? shown : undefined;
    });
    assert.equal(panels.length, 1);
  });
});
