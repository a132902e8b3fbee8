/** An agent that is asked in the coach's chat: the page says `@security`, and is told how the request stands. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CoachRun, CoachSession } from '../../../webviews/coach/messages.ts';
import { watchPanels } from './support/page-panels.ts';
import { ask, createProject, waitFor, whenReady } from './support/records.ts';

interface Told {
  readonly frame: { readonly type: string; readonly messageId: string; readonly message?: string };
}

describe('an agent in the chat', () => {
  let watched: ReturnType<typeof watchPanels>;
  let projectId: string;

  before(async () => {
    await whenReady();
    watched = watchPanels('vireo.coachPanel');
    projectId = await createProject('Chatted');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('vireo.openCoachInEditor');
  });
  after(async () => {
    watched.stop();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is asked with the words of the message, and the chat follows what becomes of it', async () => {
    const page = watched.panels[0] ?? assert.fail('the coach is opened');
    const { agents = [], session } = await page.heard<CoachSession>('session');
    const names = agents.map(({ name }) => name);
    assert.equal(names[0], 'dev');
    assert.ok(names.includes('security'), names.join(' '));
    const mentions = [{ kind: 'project', label: 'Chatted', id: projectId }];
    const say = (messageId: string, text: string) =>
      page.say({
        type: 'send',
        frame: { type: 'ask', sessionId: session.id, messageId, text, zone: 'UTC', model: 'auto', mentions },
      });

    const id = '0196f000-0000-7000-8000-00000000c0ac';
    say(id, '@security');
    await page.heard<{ run: CoachRun }>('run', ({ run }) => run.requestId === id && run.state === 'done');
    const request = await ask<{ agent: string; projectId: string }>('GET', `/requests/${id}`);
    assert.deepEqual(
      { agent: request.agent, projectId: request.projectId },
      { agent: 'security', projectId },
    );

    const other = '0196f000-0000-7000-8000-00000000c0ad';
    say(other, '@dev Say hello.');
    const failed = await page.heard<Told>(
      'frame',
      ({ frame }) => frame.messageId === other && frame.type === 'failed',
    );
    assert.match(failed.frame.message ?? '', /needs a model: run “Vireo: Set Up a Model…”/);
    const { items } = await ask<{ items: readonly object[] }>('GET', `/requests?projectId=${projectId}`);
    assert.equal(items.length, 1);

    page.say({ type: 'openRecord', link: { kind: 'request', ids: [id] } });
    await waitFor('its page is opened', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ label }) => label === 'Security agent · Chatted'),
    );
  });
});
