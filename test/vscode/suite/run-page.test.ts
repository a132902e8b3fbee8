/** The page of a request in the editor: what it is sent, and what becomes of what is decided there. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AskForm } from '../../../webviews/run/ask/ask-messages.ts';
import type { RunContent } from '../../../webviews/run/messages.ts';
import { watchPanels } from './support/page-panels.ts';
import { ask, createProject, targetOf, waitFor, whenReady } from './support/records.ts';

interface Request {
  readonly id: string;
  readonly state: string;
  readonly question: { readonly step: string } | null;
}

const flawed = 'export function isNothing(value) {\n  debugger;\n  return value === undefined;\n}\n';

describe('the page of a request', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
  const file = vscode.Uri.joinPath(folder, 'answered.mjs');
  const read = async () => String(await vscode.workspace.fs.readFile(file));
  const { showInformationMessage } = vscode.window;
  const told: string[] = [];
  let watched: ReturnType<typeof watchPanels>;

  before(async () => {
    await whenReady();
    await vscode.workspace.fs.writeFile(file, Buffer.from(flawed));
    watched = watchPanels('vireo.run');
    Object.assign(vscode.window, { showInformationMessage: async (text: string) => void told.push(text) });
  });
  after(async () => {
    watched.stop();
    Object.assign(vscode.window, { showInformationMessage });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(file);
  });

  it('shows what it asks, sends what is answered there, and writes what was accepted', async () => {
    const projectId = await createProject('Answered');
    const asked = { agent: 'development', input: { paths: ['answered.mjs'] }, trusted: true };
    const { id } = await ask<Request>('POST', `/projects/${projectId}/requests`, asked);
    await vscode.commands.executeCommand('vireo.openRequest', targetOf('request', id));
    await vscode.commands.executeCommand('vireo.openRequest', targetOf('request', id));
    assert.equal(watched.panels.length, 1);
    const page = watched.panels[0] ?? assert.fail('the page is opened');

    const content = await page.heard<RunContent>('content', ({ question }) => question?.kind === 'decide');
    assert.deepEqual(
      { requestId: content.requestId, agent: content.agent, project: content.project },
      { requestId: id, agent: 'Development agent', project: 'Answered' },
    );
    assert.equal(page.panel.title, 'Development agent · Answered');
    const { question } = content;
    assert.ok(question?.kind === 'decide');
    const hunks = question.review.files.flatMap((each) => each.hunks.map((hunk) => hunk.id));
    assert.equal(hunks.length, 1);

    page.say({ type: 'answer', question: 'another', approved: true, chosen: hunks });
    await page.heard('notAnswered');
    assert.equal(await read(), flawed);
    page.say({ type: 'answer', question: question.key, approved: true, chosen: [...hunks, 'none of these'] });
    await waitFor('the run is done', async () => {
      const { state } = await ask<Request>('GET', `/requests/${id}`);
      assert.notEqual(state, 'failed');
      return state === 'done' ? true : undefined;
    });
    assert.doesNotMatch(await read(), /debugger/);
    const end = await page.heard<RunContent>('content', ({ state }) => state === 'done');
    assert.equal(end.question, null);
    assert.match(end.report?.text ?? '', /answered\.mjs/);
  });

  it('tells of the end of a run in a message, unless its page is looked at', async () => {
    const { showQuickPick } = vscode.window;
    const projectId = await createProject('Watched');
    const pick = async (items: readonly vscode.QuickPickItem[]) =>
      items.find(({ label }) => label.includes('Security agent'));
    Object.assign(vscode.window, { showQuickPick: pick });
    await vscode.commands.executeCommand('vireo.askAgent', targetOf('project', projectId));
    Object.assign(vscode.window, { showQuickPick });
    const page = watched.panels.at(-1) ?? assert.fail('the form is opened');
    const form = await page.heard<AskForm>('form');
    assert.equal(form.values['/advisories'], 'offline');
    page.say({ type: 'ask', values: form.values });
    const end = await page.heard<RunContent>('content', ({ state }) => state === 'done');
    page.panel.dispose();
    await vscode.commands.executeCommand('vireo.replayRequest', targetOf('request', end.requestId));

    const ofEnd = () => told.filter((sentence) => /^Security agent: .* in Watched\./.test(sentence));
    await waitFor('the end of the other run is told', () => ofEnd()[0]);
    assert.equal(ofEnd().length, 1);
  });
});
