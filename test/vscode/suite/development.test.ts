/** The development agent from the question which checks run to the file that is changed, by what a person does in the editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AskForm } from '../../../webviews/run/ask/ask-messages.ts';
import type { RunContent } from '../../../webviews/run/messages.ts';
import { watchPanels } from './support/page-panels.ts';
import { ask, createProject, targetOf, waitFor, whenReady } from './support/records.ts';

interface Request {
  readonly id: string;
  readonly agent: string;
  readonly projectId: string;
  readonly state: string;
  readonly question: { readonly step: string } | null;
}

interface Item extends vscode.QuickPickItem {
  readonly id?: string;
}

const flawed = `function isNothing(value) {
  debugger;
  return value === undefined;
}

// Far from the other place, so that each is a change of its own.
//
//
//
//
//
function isNoNumber(value) {
  return value == NaN;
}

module.exports = { isNothing, isNoNumber };
`;
const check = `const { isNoNumber } = require('./mended.js');
if (!isNoNumber(Number.NaN)) process.exit(1);
`;

/** A list that the user ticks: `tick` says what stays ticked, then Enter is pressed. */
function answeredPick(tick: (item: Item) => boolean, shown: { items: readonly Item[]; text: string }[]) {
  const accepted: (() => void)[] = [];
  const ticked: (() => void)[] = [];
  const none = () => ({ dispose: () => undefined });
  return {
    items: [] as Item[],
    selectedItems: [] as Item[],
    title: '',
    prompt: '',
    hide: none,
    dispose: none,
    onDidHide: none,
    onDidTriggerButton: none,
    onDidAccept: (listener: () => void) => void accepted.push(listener),
    onDidChangeSelection: (listener: () => void) => void ticked.push(listener),
    show() {
      shown.push({ items: this.items, text: `${this.title}\n${this.prompt}` });
      this.selectedItems = this.selectedItems.filter(tick);
      for (const listener of [...ticked, ...accepted]) listener();
    },
  };
}

describe('the development agent in the editor', () => {
  const { showQuickPick, createQuickPick, showInformationMessage } = vscode.window;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
  const file = vscode.Uri.joinPath(folder, 'mended.js');
  const checkFile = vscode.Uri.joinPath(folder, 'check.js');
  const read = async () => String(await vscode.workspace.fs.readFile(file));
  let told: string[];
  let forms: ReturnType<typeof watchPanels>;

  before(async () => {
    await whenReady();
    await vscode.workspace.fs.writeFile(file, Buffer.from(flawed));
    await vscode.workspace.fs.writeFile(checkFile, Buffer.from(check));
    told = [];
    forms = watchPanels('vireo.run');
    Object.assign(vscode.window, {
      showInformationMessage: async (text: string) => void told.push(text),
      showQuickPick: async (items: readonly Item[]) =>
        items.find(({ label }) => label.includes('Development agent')),
    });
  });
  after(async () => {
    forms.stop();
    Object.assign(vscode.window, { showQuickPick, createQuickPick, showInformationMessage });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const each of [file, checkFile]) await vscode.workspace.fs.delete(each);
  });

  it('asks about commands, shows its changes in a diff, and writes what was ticked', async () => {
    const projectId = await createProject('Mended');
    await vscode.commands.executeCommand('vireo.askAgent', targetOf('project', projectId));
    const page = forms.panels[0] ?? assert.fail('the form is opened');
    const form = await page.heard<AskForm>('form');
    assert.deepEqual(
      form.fields
        .map(({ path }) => path)
        .filter((path) => !path.startsWith('/publish'))
        .filter((path) => path !== '/crew'),
      ['/task', '/checks', '/paths', '/rules', '/updates', '/advisories'],
    );
    assert.equal(form.notice, '');
    page.say({ type: 'ask', values: { ...form.values, '/checks': Array(11).fill('node check.js') } });
    const refused = await page.heard<{ errors: Record<string, string> }>('notAsked');
    assert.deepEqual(Object.keys(refused.errors), ['/checks']);
    page.say({ type: 'ask', values: { ...form.values, '/checks': ['node check.js'] } });
    await page.heard('asked');
    const find = async () => {
      const { items } = await ask<{ items: readonly Request[] }>('GET', `/requests?projectId=${projectId}`);
      return items[0];
    };
    const asks = (step: string) =>
      waitFor(`${step} is asked`, async () => {
        const request = await find();
        assert.notEqual(request?.state, 'failed');
        return request?.question?.step === step ? request : undefined;
      });
    const shown: { items: readonly Item[]; text: string }[] = [];
    const review = async (id: string, tick: (item: Item) => boolean) => {
      Object.assign(vscode.window, { createQuickPick: () => answeredPick(tick, shown) });
      await vscode.commands.executeCommand('vireo.reviewRequest', targetOf('request', id));
    };

    const { id } = await asks('allow');
    // The form has become the page of the request.
    const shownRun = await page.heard<RunContent>('content', ({ question }) => question?.kind === 'allow');
    assert.deepEqual(
      { requestId: shownRun.requestId, panelsCount: forms.panels.length },
      { requestId: id, panelsCount: 1 },
    );
    // Who looks at its page is told of neither its questions nor its end.
    page.panel.dispose();
    // The editor's own list, as Enter finds it.
    let list: vscode.QuickPick<vscode.QuickPickItem> | undefined;
    Object.assign(vscode.window, {
      createQuickPick: () => {
        list = createQuickPick();
        return list;
      },
    });
    const allowing = vscode.commands.executeCommand('vireo.reviewRequest', targetOf('request', id));
    await waitFor('the list is accepted', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await find())?.question?.step === 'allow' ? undefined : true;
    });
    await allowing;
    assert.deepEqual(
      list?.items.map(({ label }) => label),
      ['node check.js'],
    );
    assert.match(list?.prompt ?? '', /isolated/i);

    await asks('decide');
    assert.equal(await read(), flawed);
    let right = '';
    await review(id, ({ description }) => {
      right =
        vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'vireo-run')?.getText() ?? right;
      return description?.includes('NaN') === true;
    });
    assert.match(
      shown[0]?.text ?? '',
      /^Verified · Development agent on Mended\n.*node check\.js failed before/,
    );
    assert.ok(
      shown[0]?.items.some(
        ({ label, description }) => /mended\.js:2$/.test(label) && description === 'debugger; → removed',
      ),
    );
    assert.doesNotMatch(right, /debugger|== NaN/);

    await waitFor('the run is done', async () => ((await find())?.state === 'done' ? true : undefined));
    const text = await read();
    assert.match(text, /debugger;/);
    assert.doesNotMatch(text, /== NaN/);
    await waitFor('its end is told', () =>
      told.find((sentence) => sentence === 'Development agent: changed 1 file: mended.js.'),
    );
    const count = (title: string) =>
      told.filter((sentence) => sentence.endsWith(`waits for you: ${title}`)).length;
    assert.equal(count('Review the changes'), 1);
    assert.ok(count('May these commands run?') <= 1);
  });
});
