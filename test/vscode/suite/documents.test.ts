/** Documents of projects as files of the editor: opened, saved as versions, commented, compared, decided about. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, targetOf, waitFor, whenReady } from './support/records.ts';

interface Seen {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly content: string;
  readonly reason: string | null;
  readonly approvedNumber: number | null;
}

const text = '# Charter\n\n## Goal\n\nReplace the old API.\n\n## Scope\n\nThe search, and nothing else.\n';

/** A list in which a word is typed, and the first row is taken that is shown for its text alone. */
class TypedPick {
  readonly onDidHide = () => undefined;
  readonly dispose = () => undefined;
  private readonly typed: string;
  private rows: readonly vscode.QuickPickItem[] = [];
  private type: (value: string) => void = assert.fail;
  private accept: () => void = assert.fail;

  constructor(typed: string) {
    this.typed = typed;
  }

  onDidChangeValue(run: typeof this.type): void {
    this.type = run;
  }

  onDidAccept(run: typeof this.accept): void {
    this.accept = run;
  }

  show(): void {
    this.type(this.typed);
  }

  get activeItems(): readonly vscode.QuickPickItem[] {
    return this.rows.filter(({ alwaysShow }) => alwaysShow);
  }

  set items(rows: readonly vscode.QuickPickItem[]) {
    this.rows = rows;
    if (this.activeItems.length > 0) this.accept();
  }
}

describe('documents in the editor', () => {
  const { showInputBox, showQuickPick, showWarningMessage, createQuickPick } = vscode.window;
  const { createCommentController } = vscode.comments;
  const threads: vscode.CommentThread[] = [];
  let projectId: string;
  let id: string;

  before(async () => {
    // The editor shows threads to nobody but who made them.
    Object.assign(vscode.comments, {
      createCommentController: (...args: Parameters<typeof createCommentController>) => {
        const controller = createCommentController(...args);
        // It is frozen: what is not of ours here is inherited.
        return Object.create(controller, {
          createCommentThread: {
            value: (...of: Parameters<typeof controller.createCommentThread>) => {
              const thread = controller.createCommentThread(...of);
              threads.push(thread);
              return thread;
            },
          },
        });
      },
    });
    await whenReady();
    projectId = await createProject('Documented');
  });
  beforeEach(async () => {
    const body = { projectId, type: 'charter', title: 'Charter', content: text };
    id = (await ask<Seen>('POST', '/documents', body)).id;
  });
  afterEach(async () => {
    Object.assign(vscode.window, { showInputBox, showQuickPick, showWarningMessage, createQuickPick });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => Object.assign(vscode.comments, { createCommentController }));

  const read = async () => await ask<Seen>('GET', `/documents/${id}`);
  const run = async (command: string, of = id) =>
    await vscode.commands.executeCommand(`vireo.${command}`, targetOf('document', of));

  async function open(): Promise<vscode.TextDocument> {
    await run('openDocument');
    return await waitFor('the editor of the document', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.query === id ? document : undefined;
    });
  }

  /** What was changed on the side of the service a moment ago may first have to be heard of. */
  async function save(document: vscode.TextDocument): Promise<void> {
    await waitFor('the document to be saved', async () => ((await document.save()) ? true : undefined));
  }

  async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    const start = document.getText().indexOf(from);
    assert.notEqual(start, -1, from);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
    edit.replace(document.uri, range, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  const threadOn = async (quote: string, document: vscode.TextDocument) =>
    await waitFor(`a thread on ${quote}`, () =>
      threads.find(
        ({ uri, range }) => uri.query === id && range !== undefined && document.getText(range) === quote,
      ),
    );

  it('open as Markdown, and a save is the next version', async () => {
    const document = await open();
    assert.deepEqual([document.languageId, document.getText()], ['markdown', text]);
    assert.equal(document.uri.path, '/Documented Ltd/Documented/Charter.md');

    await replace(document, 'old API', 'whole API');
    await save(document);

    const { number, content, state } = await read();
    assert.deepEqual({ number, state }, { number: 2, state: 'draft' });
    assert.equal(content, text.replace('old API', 'whole API'));
  });

  it('are read again when they change elsewhere, while nothing is unsaved', async () => {
    const document = await open();

    await ask('PATCH', `/documents/${id}`, { content: `${text}More.\n` });

    await waitFor('the new text', () => (document.getText().endsWith('More.\n') ? true : undefined));
    assert.ok(!document.isDirty);
  });

  it('keep what was typed when they were changed elsewhere, though both texts have one length', async () => {
    const document = await open();
    await replace(document, 'old API', 'new API');
    const elsewhere = text.replace('nothing else', 'nothing less');
    await ask('PATCH', `/documents/${id}`, { content: elsewhere });

    assert.equal(await document.save(), false);

    assert.ok(document.isDirty);
    assert.equal(document.getText(), text.replace('old API', 'new API'));
    assert.deepEqual(
      { number: (await read()).number, content: (await read()).content },
      { number: 2, content: elsewhere },
    );
  });

  it('have their comments at their passages, which move with the text', async () => {
    const start = text.indexOf('old API');
    const place = { number: 1, start, end: start + 'old API'.length };
    await ask('POST', `/documents/${id}/comments`, { ...place, text: 'Which one?' });
    const document = await open();
    const thread = await threadOn('old API', document);
    assert.deepEqual(
      thread.comments.map(({ body }) => body),
      ['Which one?'],
    );

    await replace(document, '## Goal', '## Why\n\nIt is slow.\n\n## Goal');
    await save(document);
    await waitFor('the thread at its new line', () => (thread.range?.start.line === 8 ? true : undefined));
    await vscode.commands.executeCommand('vireo.addDocumentComment', { thread, text: 'The first one.' });
    await waitFor('the reply', () => (thread.comments.length === 2 ? true : undefined));
    await vscode.commands.executeCommand('vireo.resolveDocumentComment', thread);
    await waitFor('the thread to be resolved', () =>
      thread.state === vscode.CommentThreadState.Resolved ? true : undefined,
    );
    await replace(document, 'the old API', 'everything');
    await save(document);

    await waitFor('the thread at the top', () => (thread.range?.start.line === 0 ? true : undefined));
    assert.match(String(thread.comments[0]?.body), /“old API”/);
    assert.equal(thread.canReply, false);
  });

  it('take a comment on a selection', async () => {
    const document = await open();
    const start = document.positionAt(text.indexOf('The search'));
    const range = new vscode.Range(start, start.translate(0, 'The search'.length));
    const written = { uri: document.uri, range, dispose: () => undefined };

    await vscode.commands.executeCommand('vireo.addDocumentComment', { thread: written, text: 'And sort?' });

    const { items } = await ask<{ items: { quote: string; text: string; number: number }[] }>(
      ...(['GET', `/documents/${id}/comments`] as const),
    );
    assert.deepEqual(
      items.map(({ quote, text, number }) => [quote, text, number]),
      [['The search', 'And sort?', 1]],
    );
    await threadOn('The search', document);
  });

  it('are approved, and sent back with a reason, by commands', async () => {
    await ask('POST', `/documents/${id}/submit`);
    Object.assign(vscode.window, { showInputBox: async () => 'Name the owner' });
    await run('sendBackDocument');
    const { state, reason } = await read();
    assert.deepEqual({ state, reason }, { state: 'draft', reason: 'Name the owner' });

    await ask('POST', `/documents/${id}/submit`);
    await run('approveDocument');

    assert.deepEqual(
      { state: (await read()).state, approvedNumber: (await read()).approvedNumber },
      { state: 'approved', approvedNumber: 1 },
    );
  });

  it('are saved and approved at once when whoever works alone submits them', async () => {
    const document = await open();
    await replace(document, 'old API', 'whole API');

    await run('submitDocument');

    const { state, number, approvedNumber } = await read();
    assert.deepEqual({ state, number, approvedNumber }, { state: 'approved', number: 2, approvedNumber: 2 });
  });

  it('show what changed since the version before in a diff', async () => {
    await ask('PATCH', `/documents/${id}`, { content: `${text}More.\n` });

    await run('compareDocument');

    const input = await waitFor('the diff', () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
    });
    const older = await vscode.workspace.openTextDocument(input.original);
    const newer = await vscode.workspace.openTextDocument(input.modified);
    assert.deepEqual([older.getText(), newer.getText()], [text, `${text}More.\n`]);
    const { permissions } = await vscode.workspace.fs.stat(input.original);
    assert.equal(permissions, vscode.FilePermission.Readonly);
  });

  it('start from the outline of their type, and get another title and no tab when deleted', async () => {
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) =>
        items.find(({ label }) => label.endsWith('Roadmap')),
      showInputBox: async () => 'Roadmap 2027',
      showWarningMessage: async (_question: string, _options: unknown, act: string) => act,
    });

    const made = await vscode.commands.executeCommand<string>(
      'vireo.newDocument',
      targetOf('project', projectId),
    );
    const uri = await waitFor('its editor', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.query === made ? shown.uri : undefined;
    });
    assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /^# Roadmap 2027\n\n## Now\n/);
    Object.assign(vscode.window, { showInputBox: async () => 'Roadmap: A/B' });
    await run('renameDocument', made);
    await waitFor('the tab with the new title', () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Roadmap- A-B.md' ? true : undefined,
    );
    await run('deleteDocument', made);

    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0);
    await assert.rejects(ask('GET', `/documents/${made}`), /404/);
  });

  it('are found by a word of their text', async () => {
    Object.assign(vscode.window, { createQuickPick: () => new TypedPick('nothing ELSE') });

    await vscode.commands.executeCommand('vireo.openDocument');

    const shown = await waitFor('the editor', () => vscode.window.activeTextEditor?.document);
    assert.match(shown.getText(), /nothing else/);
  });
});
