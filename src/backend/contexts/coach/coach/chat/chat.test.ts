import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { chatServerFrameSchema } from '../../../../../contract/coach/coach-chat.ts';
import type { ModelGateway } from '../../../../platform/models/gateway.ts';
import { openChat } from '../../../../testing/chat-client.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import { setUpChat } from './set-up-chat.test.ts';

describe('coach chat', () => {
  const stage = setUpChat();
  const { ask, waitForFrames, typesOf, answerNow } = stage;

  it('streams as it comes: started at once, then each token, then done, with offsets that grow by one', async () => {
    const messageId = ask(stage.chat);
    await waitForFrames(stage.chat, messageId, 1);
    const first = typesOf(stage.chat, messageId);
    stage.stepped.say('31');
    await waitForFrames(stage.chat, messageId, 2);
    stage.stepped.say(':15');
    stage.stepped.end();
    const { frames, text } = await stage.chat.waitForEnd(messageId);

    assert.deepEqual(first, ['started']);
    assert.equal(text, '31:15');
    assert.deepEqual(
      frames.map(({ offset, type }) => [offset, type]),
      [
        [0, 'started'],
        [1, 'delta'],
        [2, 'delta'],
        [3, 'marks'],
        [4, 'done'],
      ],
    );
  });

  it('stops, tells the source, and keeps what was said so far', async () => {
    const messageId = ask(stage.chat);
    stage.stepped.say('Once upon');
    await waitForFrames(stage.chat, messageId, 2);

    stage.chat.send({ type: 'stop', messageId });
    await stage.chat.waitForEnd(messageId);

    assert.deepEqual(typesOf(stage.chat, messageId), ['started', 'delta', 'stopped']);
    assert.equal(stage.stepped.calls[0]?.signal.aborted, true);
    await waitFor(async () => {
      const { body } = await stage.vireo.ask('GET', `/ai/sessions/${stage.sessionId}/messages`);
      return body.items[0].answer.state === 'stopped' && body.items[0].answer.markdown === 'Once upon';
    }, 'the stopped answer to be kept');
  });

  it('runs on when the socket dies, and resumes after the last frame that was seen', async () => {
    const messageId = ask(stage.chat);
    stage.stepped.say('one ');
    await waitForFrames(stage.chat, messageId, 2);
    await stage.chat.cut();
    stage.stepped.say('two ');

    const second = await openChat(stage.vireo.app);
    second.send({ type: 'resume', messageId, offset: 1 });
    await waitForFrames(second, messageId, 1);
    stage.stepped.say('three');
    stage.stepped.end();
    const { text } = await second.waitForEnd(messageId);

    assert.equal(text, 'two three');
    assert.deepEqual(
      second.framesOf(messageId).map(({ offset }) => offset),
      [2, 3, 4],
    );
  });

  it('answers a question once, however often it is asked with one id', async () => {
    const messageId = ask(stage.chat);
    const other = await openChat(stage.vireo.app);
    await waitForFrames(stage.chat, messageId, 1);
    ask(other, 'Hello?', messageId);
    stage.stepped.say('once');
    stage.stepped.end();
    await stage.chat.waitForEnd(messageId);
    const { text } = await other.waitForEnd(messageId);
    await waitFor(
      async () =>
        (await stage.vireo.ask('GET', `/ai/sessions/${stage.sessionId}/messages`)).body.items[0].answer
          .state === 'done',
      'it to be kept',
    );
    const late = await openChat(stage.vireo.app);
    ask(late, 'Hello?', messageId);

    assert.equal((await late.waitForEnd(messageId)).text, 'once');
    assert.equal(text, 'once');
    assert.equal(stage.stepped.calls.length, 1);
  });

  it('answers a question once that two windows ask at the same moment', async () => {
    const messageId = newId();
    const windows = await Promise.all([1, 2, 3].map(async () => await openChat(stage.vireo.app)));
    for (const window of windows) ask(window, 'Hello?', messageId);
    await Promise.all(windows.map(async (window) => await waitForFrames(window, messageId, 1)));
    stage.stepped.say('once');
    stage.stepped.end();
    const answers = await Promise.all(windows.map(async (window) => await window.waitForEnd(messageId)));

    assert.deepEqual(
      answers.map(({ text }) => text),
      ['once', 'once', 'once'],
    );
    assert.equal(stage.stepped.calls.length, 1);
  });

  it('says so when the source fails, and is not hurt by it', async () => {
    const failing: ModelGateway = {
      isSetUp: async () => true,
      // biome-ignore lint/correctness/useYield: it fails before it says anything.
      async *stream() {
        throw new Error('the provider is down');
      },
    };
    const broken = await openTestApp({ coach: { models: failing } });
    const client = await openChat(broken.app);
    const messageId = ask(client);
    await client.waitForEnd(messageId);
    await broken.close();

    const [, failed] = client.framesOf(messageId);
    assert.equal(failed?.type === 'failed' ? failed.code : failed?.type, 'coach_failed');
    assert.doesNotMatch(JSON.stringify(failed), /provider/);
  });

  it('speaks the same frames as server-sent events, and goes on after the last one seen', async () => {
    const messageId = newId();
    const body = { sessionId: stage.sessionId, messageId, text: 'Hello?', zone: 'UTC' };
    stage.stepped.say('31:15');
    stage.stepped.end();
    const { text, frames } = readEvents((await stage.vireo.ask('POST', '/ai/messages', { body })).body);
    const rest = await stage.vireo.ask('GET', `/ai/messages/${messageId}/stream`, {
      headers: { 'last-event-id': '1' },
    });

    assert.equal(text, '31:15');
    assert.deepEqual(
      frames.map(({ type }) => type),
      ['started', 'delta', 'marks', 'done'],
    );
    assert.deepEqual(readEvents(rest.body).frames, frames.slice(2));
  });

  it('refuses a question of no zone or language over HTTP by the field', async () => {
    for (const [field, value] of [
      ['zone', 'Mars/Olympus'],
      ['locale', 'xx_YY'],
    ]) {
      const body = {
        sessionId: stage.sessionId,
        messageId: newId(),
        text: 'Hello?',
        zone: 'UTC',
        [field ?? '']: value,
      };
      const reply = await stage.vireo.ask('POST', '/ai/messages', { body });

      assert.deepEqual(
        { status: reply.status, field: reply.body.error.details[0].field },
        { status: 422, field },
      );
    }
  });

  it('answers with the end at once where it is asked for more than there is (#41)', async () => {
    stage.stepped.say('31:15');
    const messageId = await answerNow('Hello?');
    const streamFrom = (seen: number) =>
      stage.vireo.ask('GET', `/ai/messages/${messageId}/stream`, { headers: { 'last-event-id': `${seen}` } });

    const { frames } = readEvents((await streamFrom(-1)).body);
    const atEnd = readEvents((await streamFrom(frames.length - 1)).body);
    const beyond = readEvents((await streamFrom(9_999)).body);
    const byQuery = readEvents(
      (await stage.vireo.ask('GET', `/ai/messages/${messageId}/stream?offset=9999`)).body,
    );
    const socket = await openChat(stage.vireo.app);
    socket.send({ type: 'resume', messageId, offset: 9_999 });
    await socket.waitForEnd(messageId);

    const end = frames.slice(-1);
    assert.equal(end[0]?.type, 'done');
    assert.deepEqual(
      { atEnd: atEnd.frames, beyond: beyond.frames, byQuery: byQuery.frames },
      { atEnd: end, beyond: end, byQuery: end },
    );
    assert.deepEqual(socket.framesOf(messageId), end);
    await socket.cut();
  });

  it('lets the client run a tool for an answer, and tells the model what it gave', async () => {
    const given: unknown[] = [];
    const models: ModelGateway = {
      isSetUp: async () => true,
      async *stream(request) {
        const last = request.messages.at(-1);
        if (last?.role === 'tool') {
          given.push(last.output);
          yield { type: 'text', text: 'Read.' };
        } else {
          const tools = ['read_file', 'read_file', 'read_file', 'read_git'] as const;
          const inputs = [
            { path: 'src/a.ts' },
            { path: '.env' },
            { path: 'src/private/b.ts' },
            { what: 'diff' },
          ];
          for (const [at, tool] of tools.entries()) {
            yield { type: 'call', call: { id: `c${at}`, tool, input: inputs[at] } };
          }
        }
      },
    };
    const other = await openTestApp({ coach: { models } });
    const client = await openChat(other.app);
    const rules = [{ verdict: 'deny', paths: ['src/private/**'] }];
    assert.equal((await other.ask('PUT', '/ai/act-rules', { body: { of: 'own', rules } })).status, 200);
    const messageId = newId();
    const frame = {
      type: 'ask',
      sessionId: stage.sessionId,
      messageId,
      text: 'Explain',
      zone: 'UTC',
      clientTools: ['read_file'],
    };
    client.send(frame);
    await waitFor(() => client.framesOf(messageId).some(({ type }) => type === 'call'), 'the call');
    const calls = client.framesOf(messageId).filter((each) => each.type === 'call');
    client.send({ type: 'toolResult', messageId, callId: 'c0', output: 'const a = 1;', isError: false });
    const { text, frames } = await client.waitForEnd(messageId);
    const { items } = (await other.ask('GET', '/ai/decisions')).body;
    await other.close();

    assert.equal(text, 'Read.');
    assert.deepEqual(
      items.map(({ about, verdict }: { about: string; verdict: string }) => [about, verdict]).toReversed(),
      [
        ['src/a.ts', 'allow'],
        ['.env', 'deny'],
        ['src/private/b.ts', 'deny'],
      ],
    );
    assert.deepEqual(
      calls.map(({ tool, input }) => [tool, input]),
      [['read_file', { path: 'src/a.ts' }]],
    );
    assert.equal(frames.filter(({ type }) => type === 'tool').length, 4);
    assert.match(String(given[0]), /^<<<DATA [\s\S]*Refused: there is no tool read_git/);
  });
});

function readEvents(body: string) {
  const frames = body
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => chatServerFrameSchema.parse(JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '')));
  const text = frames.flatMap((frame) => (frame.type === 'delta' ? frame.text : [])).join('');
  return { frames, text };
}
