import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { type ChatClient, openChat } from '../../../testing/chat-client.ts';
import { openTestApp } from '../../../testing/open-test-app.ts';
import type { TestApp } from '../../../testing/test-app.ts';
import type { ModelPort } from './coach-source.ts';

/** A model whose tokens a test lets go one by one. */
function createSteppedModel() {
  const waiting: ((token: string | undefined) => void)[] = [];
  const ready: (string | undefined)[] = [];
  const calls: { question: string; signal: AbortSignal }[] = [];
  const model: ModelPort = {
    async *stream({ question }, signal) {
      calls.push({ question, signal });
      while (true) {
        const token =
          ready.length > 0
            ? ready.shift()
            : await new Promise<string | undefined>((resolve) => waiting.push(resolve));
        if (token === undefined) {
          return;
        }
        yield token;
      }
    },
  };
  const give = (token: string | undefined): void => {
    const next = waiting.shift();
    next === undefined ? ready.push(token) : next(token);
  };
  return { model, calls, say: (token: string) => give(token), end: () => give(undefined) };
}

describe('coach chat', () => {
  let vireo: TestApp;
  let stepped: ReturnType<typeof createSteppedModel>;
  let chat: ChatClient;
  let sessionId: string;

  beforeEach(async () => {
    stepped = createSteppedModel();
    vireo = await openTestApp({ coach: { model: stepped.model } });
    chat = await openChat(vireo.app);
    sessionId = newId();
  });

  afterEach(async () => await vireo.close());

  function ask(client: ChatClient, text = 'Hello?', messageId = newId()): string {
    client.send({ type: 'ask', sessionId, messageId, text, zone: 'Europe/Berlin' });
    return messageId;
  }

  async function waitForFrames(client: ChatClient, messageId: string, count: number): Promise<void> {
    await waitFor(() => client.framesOf(messageId).length >= count, `${count} frames`);
  }

  const typesOf = (client: ChatClient, messageId: string): string[] =>
    client.framesOf(messageId).map(({ type }) => type);

  it('streams as it comes: started at once, then each token, then done, with offsets that grow by one', async () => {
    const messageId = ask(chat);
    await waitForFrames(chat, messageId, 1);
    const first = typesOf(chat, messageId);
    stepped.say('31');
    await waitForFrames(chat, messageId, 2);
    stepped.say(':15');
    stepped.end();
    const { frames, text } = await chat.waitForEnd(messageId);

    assert.deepEqual(first, ['started']);
    assert.equal(text, '31:15');
    assert.deepEqual(
      frames.map(({ offset, type }) => [offset, type]),
      [
        [0, 'started'],
        [1, 'delta'],
        [2, 'delta'],
        [3, 'done'],
      ],
    );
  });

  it('stops, tells the source, and keeps what was said so far', async () => {
    const messageId = ask(chat);
    stepped.say('Once upon');
    await waitForFrames(chat, messageId, 2);

    chat.send({ type: 'stop', messageId });
    await chat.waitForEnd(messageId);

    assert.deepEqual(typesOf(chat, messageId), ['started', 'delta', 'stopped']);
    assert.equal(stepped.calls[0]?.signal.aborted, true);
    await waitFor(async () => {
      const { body } = await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`);
      return body.items[0].answer.state === 'stopped' && body.items[0].answer.markdown === 'Once upon';
    }, 'the stopped answer to be kept');
  });

  it('runs on when the socket dies, and resumes after the last frame that was seen', async () => {
    const messageId = ask(chat);
    stepped.say('one ');
    await waitForFrames(chat, messageId, 2);
    await chat.cut();
    stepped.say('two ');

    const second = await openChat(vireo.app);
    second.send({ type: 'resume', messageId, offset: 1 });
    await waitForFrames(second, messageId, 1);
    stepped.say('three');
    stepped.end();
    const { text } = await second.waitForEnd(messageId);

    assert.equal(text, 'two three');
    assert.deepEqual(
      second.framesOf(messageId).map(({ offset }) => offset),
      [2, 3, 4],
    );
  });

  it('gives an answer again that ended while nobody listened', async () => {
    const messageId = ask(chat);
    stepped.say('done while away');
    await waitForFrames(chat, messageId, 1);
    await chat.cut();
    stepped.end();
    await waitFor(
      async () =>
        (await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`)).body.items[0]?.answer.state === 'done',
      'the answer to be kept',
    );

    const second = await openChat(vireo.app);
    second.send({ type: 'resume', messageId, offset: 0 });
    const { frames } = await second.waitForEnd(messageId);

    assert.deepEqual(
      frames.map(({ type, offset }) => [type, offset]),
      [
        ['delta', 1],
        ['done', 2],
      ],
    );
  });

  it('answers a question once, however often it is asked with one id', async () => {
    const messageId = ask(chat);
    const other = await openChat(vireo.app);
    await waitForFrames(chat, messageId, 1);
    ask(other, 'Hello?', messageId);
    stepped.say('once');
    stepped.end();
    await chat.waitForEnd(messageId);
    const { text } = await other.waitForEnd(messageId);
    await waitFor(
      async () =>
        (await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`)).body.items[0].answer.state === 'done',
      'it to be kept',
    );
    const late = await openChat(vireo.app);
    ask(late, 'Hello?', messageId);

    assert.equal((await late.waitForEnd(messageId)).text, 'once');
    assert.equal(text, 'once');
    assert.equal(stepped.calls.length, 1);
  });

  it('says so when the source fails, and is not hurt by it', async () => {
    const failing: ModelPort = {
      // biome-ignore lint/correctness/useYield: it fails before it says anything.
      async *stream() {
        throw new Error('the provider is down');
      },
    };
    const broken = await openTestApp({ coach: { model: failing } });
    const client = await openChat(broken.app);
    const messageId = ask(client);
    await client.waitForEnd(messageId);
    await broken.close();

    const [, failed] = client.framesOf(messageId);
    assert.equal(failed?.type === 'failed' ? failed.code : failed?.type, 'coach_failed');
    assert.doesNotMatch(JSON.stringify(failed), /provider/);
  });

  it('tells of an answer that its process did not end, and makes it when it is asked again', async () => {
    const messageId = ask(chat);
    stepped.say('lost');
    await waitForFrames(chat, messageId, 2);
    await chat.cut();
    // The row as a process that was killed leaves it, under an id of its own.
    const row = await vireo.database.query
      .selectFrom('coach_messages')
      .selectAll()
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow();
    const lostId = newId();
    await vireo.database.query
      .insertInto('coach_messages')
      .values({ ...row, id: lostId })
      .execute();

    const second = await openChat(vireo.app);
    second.send({ type: 'resume', messageId: lostId, offset: 1 });
    const { frames } = await second.waitForEnd(lostId);
    const third = await openChat(vireo.app);
    ask(third, 'Hello?', lostId);
    stepped.say('found');
    stepped.end();
    stepped.say('found');
    stepped.end();
    const again = await third.waitForEnd(lostId);

    assert.equal(frames[0]?.type === 'failed' ? frames[0].code : frames[0]?.type, 'interrupted');
    assert.equal(frames[0]?.offset, 2);
    assert.match(again.text, /found/);
  });

  it('keeps sessions, titled by their first question, newest first, and deletes them', async () => {
    await answerNow('How many hours last week, and what is unbilled?');
    const first = sessionId;
    vireo.clock.now += 1_000;
    sessionId = newId();
    await answerNow('x'.repeat(300));

    const { body } = await vireo.ask('GET', '/ai/sessions');
    const deleted = await vireo.ask('DELETE', `/ai/sessions/${first}`);
    const gone = await vireo.ask('GET', `/ai/sessions/${first}/messages`);

    assert.deepEqual(
      body.items.map(({ title }: { title: string }) => title.length),
      [80, 47],
    );
    assert.deepEqual([deleted.status, gone.status], [204, 404]);
  });

  async function answerNow(text: string): Promise<void> {
    const messageId = ask(chat, text);
    stepped.end();
    await chat.waitForEnd(messageId);
    await waitFor(
      async () =>
        (await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`)).body.items.at(-1).answer.state ===
        'done',
      'it to be kept',
    );
  }

  it("shows nobody another user's sessions and answers", async () => {
    await answerNow('secret?');
    const { body } = await vireo.ask('GET', '/ai/sessions');
    const [session] = body.items;
    const messages = await vireo.ask('GET', `/ai/sessions/${session.id}/messages`);
    const { messageId } = messages.body.items[0];

    for (const as of ['user', 'super_admin', 'foreign']) {
      const other = await openChat(vireo.app, as);
      other.send({ type: 'resume', messageId, offset: -1 });
      await other.waitForEnd(messageId);
      const intruding = newId();
      other.send({ type: 'ask', sessionId: session.id, messageId: intruding, text: 'mine now', zone: 'UTC' });
      await other.waitForEnd(intruding);

      assert.deepEqual((await vireo.ask('GET', '/ai/sessions', { as })).body.items, [], as);
      assert.equal((await vireo.ask('GET', `/ai/sessions/${session.id}/messages`, { as })).status, 404, as);
      assert.deepEqual(typesOf(other, messageId), ['failed'], as);
      assert.ok(typesOf(other, intruding).includes('failed'), as);
    }
  });

  it('refuses who may not use the coach', async () => {
    for (const as of ['viewer', 'client', 'nobody']) {
      await assert.rejects(openChat(vireo.app, as), /40[13]/, as);
    }
  });

  it('answers what it cannot read with a frame, and goes on', async () => {
    const bad = [
      'not json',
      '[]',
      '{"type":"ask"}',
      JSON.stringify({ type: 'ask', sessionId: 'x', messageId: newId(), text: 'a', zone: 'UTC' }),
      JSON.stringify({ type: 'ask', sessionId, messageId: newId(), text: '', zone: 'UTC' }),
    ];
    for (const text of bad) {
      chat.send(text);
    }
    await waitFor(() => chat.frames.length === bad.length, 'a frame for each');

    assert.deepEqual(
      new Set(chat.frames.map((frame) => (frame.type === 'failed' ? frame.code : frame.type))),
      new Set(['malformed']),
    );
    const messageId = ask(chat);
    stepped.end();
    assert.equal((await chat.waitForEnd(messageId)).frames.at(-1)?.type, 'done');
  });
});
