/** People's own rules hold for what a pattern of a model finds, and an agent that a rule lets begin is shown as a run. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { ChatServerFrame } from '../../../../../contract/coach/coach-chat.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import {
  type FaultServer,
  openAiBytes,
  send,
  startFaultServer,
} from '../../../../testing/models/fault-server.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import { createScriptedAgent } from '../../../../testing/scripted-agent.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

describe('rules of a person, where a model asks', () => {
  let vireo: TestApp;
  let server: FaultServer;
  let chat: ChatClient;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp({
      models: { limits: { retries: 0 } },
      agentWork: { agents: [createScriptedAgent()] },
    });
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm' }] };
    requireOk(await vireo.ask('POST', '/ai/providers', { body }));
    chat = await openChat(vireo.app);
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });

  function play(tool: string, input: object): void {
    const usage = { input: 10, output: 10 };
    const calls = [{ tool, input: [JSON.stringify(input)] }];
    server.play(send(openAiBytes({ calls, usage })), send(openAiBytes({ text: ['Done.'], usage })));
  }

  async function ask(): Promise<string> {
    const messageId = newId();
    chat.send({
      type: 'ask',
      sessionId: newId(),
      messageId,
      text: 'Look.',
      zone: 'UTC',
      clientTools: ['search_files', 'list_files', 'read_file', 'read_problems', 'read_git'],
    });
    return messageId;
  }

  async function waitForCall(messageId: string) {
    const findCall = () =>
      chat
        .framesOf(messageId)
        .find((each): each is Extract<ChatServerFrame, { type: 'call' }> => each.type === 'call');
    await waitFor(() => findCall() !== undefined, 'the call');
    return findCall();
  }

  it('shows it no line of a file that they close', async () => {
    const rules = [{ verdict: 'deny', paths: ['drafts/**'], reason: 'Not for models.' }];
    requireOk(await vireo.ask('PUT', '/ai/act-rules', { body: { of: 'own', rules } }));
    play('search_files', { text: 'fee' });
    const messageId = await ask();
    const call = await waitForCall(messageId);
    const output = 'src/fees.ts:1: const fee = 1;\ndrafts/offer.md:7: the fee of a rival';
    chat.send({ type: 'toolResult', messageId, callId: call?.callId, output, isError: false });
    await chat.waitForEnd(messageId);

    const body = server.calls.at(-1)?.body ?? '';
    assert.ok(body.includes('const fee = 1;'));
    assert.ok(!body.includes('rival'), 'a closed file left');
  });

  const diffOf = (name: string) =>
    `diff --git a/${name} b/${name}\n--- a/${name}\n+++ b/${name}\n@@ -1 +1 @@\n+of a rival\n`;
  const told = { paths: {} };
  for (const [title, tool, input, { output = 'of a rival', ...where }] of [
    [
      'by the name of its folder',
      'read_file',
      { path: 'app/drafts/offer.md' },
      { paths: { 'app/drafts/offer.md': ['drafts/offer.md'] } },
    ],
    ['by that name, at a client that says no paths', 'read_file', { path: 'app/drafts/offer.md' }, {}],
    [
      'by a link',
      'read_file',
      { path: 'notes.md' },
      { paths: { 'notes.md': ['notes.md', 'drafts/offer.md'] } },
    ],
    [
      'by its problems',
      'read_problems',
      { path: 'app/drafts/offer.md' },
      { paths: { 'app/drafts/offer.md': ['drafts/offer.md'] } },
    ],
    [
      'by a link that a search found',
      'search_files',
      { text: 'of' },
      { output: 'notes.md:1: of a rival', paths: { 'notes.md': ['drafts/rival.md'] } },
    ],
    [
      'in a list of several folders',
      'list_files',
      { glob: '**' },
      { output: 'app/drafts/rival.md', paths: { 'app/drafts/rival.md': ['drafts/rival.md'] } },
    ],
    [
      'in a list of a client that says no paths',
      'list_files',
      { glob: '**' },
      { output: 'app/drafts/rival.md' },
    ],
    [
      'in git, of several folders',
      'read_git',
      { what: 'status' },
      { output: 'app/drafts/rival.md', paths: { 'app/drafts/rival.md': ['drafts/rival.md'] } },
    ],
    [
      'in a difference of a repository above the folder',
      'read_git',
      { what: 'diff' },
      { output: diffOf('app/drafts/offer.md'), root: 'app', ...told },
    ],
    [
      'in a difference, outside the folder',
      'read_git',
      { what: 'diff' },
      { output: diffOf('other/offer.md'), root: 'app', ...told },
    ],
  ] as readonly (readonly [string, string, object, { output?: string; paths?: object; root?: string }])[]) {
    it(`leaves nothing of a closed file to it ${title}`, async () => {
      play(tool, input);
      const messageId = await ask();
      const call = await waitForCall(messageId);
      chat.send({ type: 'toolResult', messageId, callId: call?.callId, output, isError: false, ...where });
      await chat.waitForEnd(messageId);
      assert.ok(!(server.calls.at(-1)?.body ?? '').includes('rival'), 'a closed file left');
    });
  }

  it('tells it what they leave open, by whatever name', async () => {
    for (const [tool, input, sent] of [
      [
        'read_file',
        { path: 'app/offers.md' },
        { output: 'open text', paths: { 'app/offers.md': ['offers.md'] } },
      ],
      ['read_file', { path: 'app/offers.md' }, { output: 'open text' }],
      [
        'read_git',
        { what: 'diff' },
        { output: diffOf('app/offers.md').replace('of a rival', 'open text'), root: 'app', ...told },
      ],
    ] as const) {
      play(tool, input);
      const messageId = await ask();
      const call = await waitForCall(messageId);
      chat.send({ type: 'toolResult', messageId, callId: call?.callId, isError: false, ...sent });
      await chat.waitForEnd(messageId);
      assert.ok((server.calls.at(-1)?.body ?? '').includes('open text'), JSON.stringify(input));
    }
  });

  for (const [title, ofProject, isShown] of [
    ['closes a file', [[{ verdict: 'deny' as const, paths: ['internal/**'] }]], false],
    ['closes a tool', [[{ verdict: 'deny' as const, tools: ['search_files'] }]], false],
    ['cannot be read', [null], false],
    ['allows what nobody else does', [[{ verdict: 'allow' as const, paths: ['**'] }]], true],
  ] as const) {
    it(`holds the rules of the open folder: one ${title}`, async () => {
      play('search_files', { text: 'fee' });
      const messageId = await ask();
      const call = await waitForCall(messageId);
      const output = 'internal/margin.ts:1: the fee of a partner\ndrafts/offer.md:1: the fee of a rival';
      const paths = { 'internal/margin.ts': ['internal/margin.ts'], 'drafts/offer.md': ['drafts/offer.md'] };
      const result = { callId: call?.callId, output, isError: false, paths, rules: ofProject };
      chat.send({ type: 'toolResult', messageId, ...result });
      await chat.waitForEnd(messageId);

      const body = server.calls.at(-1)?.body ?? '';
      assert.equal(body.includes('partner'), isShown);
      assert.ok(!body.includes('rival'), 'it loosened the rules of the person');
    });
  }

  it('shows the run of an agent that they let begin', async () => {
    const rules = [{ verdict: 'allow', tools: ['start_agent'] }];
    requireOk(await vireo.ask('PUT', '/ai/act-rules', { body: { of: 'own', rules, version: 1 } }));
    const { projectId } = await vireo.createProject();
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: tmpdir() } });
    play('start_agent', { projectId, agent: 'scripted' });
    const { frames } = await chat.waitForEnd(await ask());

    const run = frames.find((each) => each.type === 'run');
    const { items } = (await vireo.ask('GET', `/requests?projectId=${projectId}`)).body;
    assert.deepEqual([run?.type === 'run' && run.requestId, items.length], [items[0]?.id, 1]);
  });
});
