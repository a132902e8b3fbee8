import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { chatServerFrameSchema } from '../../../../contract/coach/coach-chat.ts';
import type { ModelGateway, ModelRequest } from '../../../platform/models/gateway.ts';
import { type ChatClient, openChat } from '../../../testing/chat-client.ts';
import { openTestApp } from '../../../testing/open-test-app.ts';
import type { TestApp } from '../../../testing/test-app.ts';

/** A model whose tokens a test lets go one by one. */
function createSteppedModel() {
  const waiting: ((token: string | undefined) => void)[] = [];
  const ready: (string | undefined)[] = [];
  const calls: { request: ModelRequest; signal: AbortSignal }[] = [];
  const models: ModelGateway = {
    isSetUp: async () => true,
    async *stream(request, signal) {
      calls.push({ request, signal });
      while (true) {
        const token =
          ready.length > 0
            ? ready.shift()
            : await new Promise<string | undefined>((resolve) => waiting.push(resolve));
        if (token === undefined) {
          return;
        }
        yield { type: 'text', text: token };
      }
    },
  };
  const give = (token: string | undefined): void => {
    const next = waiting.shift();
    next === undefined ? ready.push(token) : next(token);
  };
  return { models, calls, say: (token: string) => give(token), end: () => give(undefined) };
}

describe('coach chat', () => {
  let vireo: TestApp;
  let stepped: ReturnType<typeof createSteppedModel>;
  let chat: ChatClient;
  let sessionId: string;

  beforeEach(async () => {
    stepped = createSteppedModel();
    vireo = await openTestApp({ coach: { models: stepped.models } });
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
        [3, 'marks'],
        [4, 'done'],
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

  it('answers a question once that two windows ask at the same moment', async () => {
    const messageId = newId();
    const windows = await Promise.all([1, 2, 3].map(async () => await openChat(vireo.app)));
    for (const window of windows) ask(window, 'Hello?', messageId);
    await Promise.all(windows.map(async (window) => await waitForFrames(window, messageId, 1)));
    stepped.say('once');
    stepped.end();
    const answers = await Promise.all(windows.map(async (window) => await window.waitForEnd(messageId)));

    assert.deepEqual(
      answers.map(({ text }) => text),
      ['once', 'once', 'once'],
    );
    assert.equal(stepped.calls.length, 1);
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

  it('keeps what arrived of an answer that its process did not end, and asks nothing again unasked', async () => {
    const messageId = ask(chat);
    stepped.say('It is worth ');
    stepped.say('4,005');
    await waitForFrames(chat, messageId, 3);
    const frames = await waitForKept(messageId, 3);
    const lostId = await leaveCut(messageId, frames);

    const second = await openChat(vireo.app);
    second.send({ type: 'resume', messageId: lostId, offset: 1 });
    const resumed = await second.waitForEnd(lostId);
    const third = await openChat(vireo.app);
    ask(third, 'Hello?', lostId);
    const again = await third.waitForEnd(lostId);
    const { body } = await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`);
    const shown = body.items.find(({ messageId: id }: { messageId: string }) => id === lostId);

    assert.equal(stepped.calls.length, 1);
    assert.deepEqual(
      resumed.frames.map(({ offset, type }) => [offset, type]),
      [
        [2, 'delta'],
        [3, 'failed'],
      ],
    );
    assert.equal(again.text, 'It is worth 4,005');
    assert.equal(again.frames.at(-1)?.type, 'failed');
    assert.deepEqual(
      { markdown: shown.answer.markdown, state: shown.answer.state, code: shown.answer.failure.code },
      { markdown: 'It is worth 4,005', state: 'failed', code: 'interrupted' },
    );
    stepped.end();
    await chat.waitForEnd(messageId);
  });

  it('goes on with an answer that was cut, from the text that is there', async () => {
    const messageId = ask(chat);
    stepped.say('Once upon a');
    const lostId = await leaveCut(messageId, await waitForKept(messageId, 2));
    stepped.end();
    await chat.waitForEnd(messageId);

    const next = newId();
    chat.send({ type: 'ask', sessionId, messageId: next, text: 'Hello?', zone: 'UTC', continues: lostId });
    stepped.say(' time');
    stepped.end();
    const { text } = await chat.waitForEnd(next);

    assert.equal(text, ' time');
    const last = stepped.calls.at(-1)?.request.messages.at(-1);
    assert.match(last?.role === 'user' ? last.text : '', /Once upon a\n<<<END/);
  });

  it('takes a question that is asked anew, and all after it, out of the session', async () => {
    await answerNow('first');
    vireo.clock.now += 1_000;
    const second = await answerNow('secnod');
    vireo.clock.now += 1_000;
    await answerNow('third');
    vireo.clock.now += 1_000;

    const messageId = newId();
    chat.send({ type: 'ask', sessionId, messageId, text: 'second', zone: 'UTC', replaces: second });
    stepped.end();
    await chat.waitForEnd(messageId);
    const { body } = await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`);

    assert.deepEqual(
      body.items.map(({ question }: { question: string }) => question),
      ['first', 'second'],
    );
    assert.deepEqual(
      stepped.calls.at(-1)?.request.messages.flatMap((each) => (each.role === 'user' ? each.text : [])),
      ['first', 'second'],
    );
  });

  it('finds sessions by words of questions and answers, whatever signs are in them', async () => {
    stepped.say('That is 100% of_it');
    await answerNow('How much?');
    sessionId = newId();
    await answerNow('Another one');
    const search = async (words: string): Promise<number> =>
      (await vireo.ask('GET', `/ai/sessions?search=${encodeURIComponent(words)}`)).body.items.length;

    const found = await Promise.all(['HOW', '100%', 'of_it', 'of it', 'o', 'offset', '\\', '%'].map(search));

    assert.deepEqual(found, [1, 1, 1, 0, 2, 0, 0, 1]);
  });

  it('speaks the same frames as server-sent events, and goes on after the last one seen', async () => {
    const messageId = newId();
    const body = { sessionId, messageId, text: 'Hello?', zone: 'UTC' };
    stepped.say('31:15');
    stepped.end();
    const { text, frames } = readEvents((await vireo.ask('POST', '/ai/messages', { body })).body);
    const rest = await vireo.ask('GET', `/ai/messages/${messageId}/stream`, {
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
      const body = { sessionId, messageId: newId(), text: 'Hello?', zone: 'UTC', [field ?? '']: value };
      const reply = await vireo.ask('POST', '/ai/messages', { body });

      assert.deepEqual(
        { status: reply.status, field: reply.body.error.details[0].field },
        { status: 422, field },
      );
    }
  });

  it('answers with the end at once where it is asked for more than there is (#41)', async () => {
    stepped.say('31:15');
    const messageId = await answerNow('Hello?');
    const streamFrom = (seen: number) =>
      vireo.ask('GET', `/ai/messages/${messageId}/stream`, { headers: { 'last-event-id': `${seen}` } });

    const { frames } = readEvents((await streamFrom(-1)).body);
    const atEnd = readEvents((await streamFrom(frames.length - 1)).body);
    const beyond = readEvents((await streamFrom(9_999)).body);
    const byQuery = readEvents((await vireo.ask('GET', `/ai/messages/${messageId}/stream?offset=9999`)).body);
    const socket = await openChat(vireo.app);
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

  it('writes a session as Markdown, and tells what was sent for an answer', async () => {
    stepped.say('You worked 31:15.');
    const messageId = await answerNow('How many hours?\nThis week?');

    const { body, headers } = await vireo.ask('GET', `/ai/sessions/${sessionId}/transcript`);
    const sent = await vireo.ask('GET', `/ai/messages/${messageId}/sent`);

    assert.equal(headers['content-type'], 'text/markdown; charset=utf-8');
    assert.equal(
      body,
      '# How many hours? This week?\n\n*2026-11-18 10:00 UTC*\n\n> How many hours?\n> This week?\n\nYou worked 31:15.\n',
    );
    assert.deepEqual(sent.body, { calls: [] });
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
      sessionId,
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

  /** The frames that are kept of an answer that is being made. */
  async function waitForKept(messageId: string, count: number) {
    const load = async () =>
      await vireo.database.query
        .selectFrom('coach_frames')
        .selectAll()
        .where('message_id', '=', messageId)
        .orderBy('first_offset')
        .execute();
    await waitFor(async () => {
      const kept = await load();
      return kept.flatMap(({ frames }) => JSON.parse(frames)).length === count;
    }, `${count} kept frames`);
    return await load();
  }

  /** A question as a process that was killed leaves it, under an id of its own. */
  async function leaveCut(
    messageId: string,
    frames: Awaited<ReturnType<typeof waitForKept>>,
  ): Promise<string> {
    const { query } = vireo.database;
    const row = await query
      .selectFrom('coach_messages')
      .selectAll()
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow();
    const lostId = newId();
    await query
      .insertInto('coach_messages')
      .values({ ...row, id: lostId })
      .execute();
    await query
      .insertInto('coach_frames')
      .values(
        frames.map((each) => ({
          ...each,
          message_id: lostId,
          frames: each.frames.replaceAll(messageId, lostId),
        })),
      )
      .execute();
    return lostId;
  }

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
    assert.deepEqual({ deleted: deleted.status, gone: gone.status }, { deleted: 204, gone: 404 });
  });

  async function answerNow(text: string): Promise<string> {
    const messageId = ask(chat, text);
    stepped.end();
    await chat.waitForEnd(messageId);
    await waitFor(
      async () =>
        (await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`)).body.items.at(-1).answer.state ===
        'done',
      'it to be kept',
    );
    return messageId;
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
      // Days would be counted in no zone, or in another one than meant (#41).
      JSON.stringify({ type: 'ask', sessionId, messageId: newId(), text: 'a', zone: 'Mars/Olympus' }),
      JSON.stringify({ type: 'ask', sessionId, messageId: newId(), text: 'a', zone: '+02:00' }),
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

function readEvents(body: string) {
  const frames = body
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => chatServerFrameSchema.parse(JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '')));
  const text = frames.flatMap((frame) => (frame.type === 'delta' ? frame.text : [])).join('');
  return { frames, text };
}
