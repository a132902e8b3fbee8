import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { v7 as newId } from 'uuid';
import type { ModelGateway, ModelRequest } from '../../../../platform/models/gateway.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import { createScriptedAgent } from '../../../../testing/scripted-agent.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

describe('a question that an agent was asked', () => {
  let vireo: TestApp;
  let chat: ChatClient;
  const calls: ModelRequest[] = [];
  const models: ModelGateway = {
    isSetUp: async () => true,
    async *stream(request) {
      calls.push(request);
      yield { type: 'text', text: 'Yes.' };
    },
  };

  beforeEach(async () => {
    calls.length = 0;
    vireo = await openTestApp({ coach: { models }, agentWork: { agents: [createScriptedAgent()] } });
    chat = await openChat(vireo.app);
  });
  afterEach(async () => await vireo.close());

  async function ask(text: string, more: object, sessionId = newId()) {
    const messageId = newId();
    chat.send({ type: 'ask', sessionId, messageId, text, zone: 'Europe/Berlin', ...more });
    const { frames } = await chat.waitForEnd(messageId);
    return { frames, sessionId };
  }

  it('is answered with its request, and never told to a model', async () => {
    const { projectId } = await vireo.createProject();
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: tmpdir() } });
    const asked = await vireo.ask('POST', `/projects/${projectId}/requests`, { body: { agent: 'scripted' } });
    const { id } = asked.body;

    const { frames, sessionId } = await ask('@security look at src', { requestId: id });
    await ask('And now?', {}, sessionId);

    assert.deepEqual(
      frames.map((frame) =>
        frame.type === 'run' ? [frame.type, frame.requestId, frame.title] : [frame.type],
      ),
      [['started'], ['run', id, 'scripted'], ['done']],
    );
    assert.equal(calls.length, 1);
    assert.doesNotMatch(JSON.stringify(calls), /look at src/);
  });

  it('is refused where there is no such request', async () => {
    const { frames } = await ask('@security', { requestId: newId() });

    const end = frames.at(-1);
    assert.deepEqual(end?.type === 'failed' && end.code, 'not_found');
    assert.equal(calls.length, 0);
  });
});
