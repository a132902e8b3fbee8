import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { openChat } from '../../../../testing/chat-client.ts';
import { setUpChat } from './set-up-chat.test.ts';

describe('sessions of the coach chat', () => {
  const stage = setUpChat();
  const { answerNow, typesOf, ask } = stage;

  it('takes a question that is asked anew, and all after it, out of the session', async () => {
    await answerNow('first');
    stage.vireo.clock.now += 1_000;
    const second = await answerNow('secnod');
    stage.vireo.clock.now += 1_000;
    await answerNow('third');
    stage.vireo.clock.now += 1_000;

    const messageId = newId();
    stage.chat.send({
      type: 'ask',
      sessionId: stage.sessionId,
      messageId,
      text: 'second',
      zone: 'UTC',
      replaces: second,
    });
    stage.stepped.end();
    await stage.chat.waitForEnd(messageId);
    const { body } = await stage.vireo.ask('GET', `/ai/sessions/${stage.sessionId}/messages`);

    assert.deepEqual(
      body.items.map(({ question }: { question: string }) => question),
      ['first', 'second'],
    );
    assert.deepEqual(
      stage.stepped.calls.at(-1)?.request.messages.flatMap((each) => (each.role === 'user' ? each.text : [])),
      ['first', 'second'],
    );
  });

  it('finds sessions by words of questions and answers, whatever signs are in them', async () => {
    stage.stepped.say('That is 100% of_it');
    await answerNow('How much?');
    stage.sessionId = newId();
    await answerNow('Another one');
    const search = async (words: string): Promise<number> =>
      (await stage.vireo.ask('GET', `/ai/sessions?search=${encodeURIComponent(words)}`)).body.items.length;

    const found = await Promise.all(['HOW', '100%', 'of_it', 'of it', 'o', 'offset', '\\', '%'].map(search));

    assert.deepEqual(found, [1, 1, 1, 0, 2, 0, 0, 1]);
  });

  it('writes a session as Markdown, and tells what was sent for an answer', async () => {
    stage.stepped.say('You worked 31:15.');
    const messageId = await answerNow('How come?\nThis week?');

    const { body, headers } = await stage.vireo.ask('GET', `/ai/sessions/${stage.sessionId}/transcript`);
    const sent = await stage.vireo.ask('GET', `/ai/messages/${messageId}/sent`);

    assert.equal(headers['content-type'], 'text/markdown; charset=utf-8');
    assert.equal(
      body,
      '# How come? This week?\n\n*2026-11-18 10:00 UTC*\n\n> How come?\n> This week?\n\nYou worked 31:15.\n',
    );
    assert.deepEqual(sent.body, { calls: [] });
  });

  it('keeps sessions, titled by their first question, newest first, and deletes them', async () => {
    await answerNow('How many hours last week, and what is unbilled?');
    const first = stage.sessionId;
    stage.vireo.clock.now += 1_000;
    stage.sessionId = newId();
    await answerNow('x'.repeat(300));

    const { body } = await stage.vireo.ask('GET', '/ai/sessions');
    const deleted = await stage.vireo.ask('DELETE', `/ai/sessions/${first}`);
    const gone = await stage.vireo.ask('GET', `/ai/sessions/${first}/messages`);

    assert.deepEqual(
      body.items.map(({ title }: { title: string }) => title.length),
      [80, 47],
    );
    assert.deepEqual({ deleted: deleted.status, gone: gone.status }, { deleted: 204, gone: 404 });
  });

  it("shows nobody another user's sessions and answers", async () => {
    await answerNow('secret?');
    const { body } = await stage.vireo.ask('GET', '/ai/sessions');
    const [session] = body.items;
    const messages = await stage.vireo.ask('GET', `/ai/sessions/${session.id}/messages`);
    const { messageId } = messages.body.items[0];

    for (const as of ['user', 'second_admin', 'foreign']) {
      const other = await openChat(stage.vireo.app, as);
      other.send({ type: 'resume', messageId, offset: -1 });
      await other.waitForEnd(messageId);
      const intruding = newId();
      other.send({ type: 'ask', sessionId: session.id, messageId: intruding, text: 'mine now', zone: 'UTC' });
      await other.waitForEnd(intruding);

      assert.deepEqual((await stage.vireo.ask('GET', '/ai/sessions', { as })).body.items, [], as);
      assert.equal(
        (await stage.vireo.ask('GET', `/ai/sessions/${session.id}/messages`, { as })).status,
        404,
        as,
      );
      assert.deepEqual(typesOf(other, messageId), ['failed'], as);
      assert.ok(typesOf(other, intruding).includes('failed'), as);
    }
  });

  it('refuses who may not use the coach', async () => {
    for (const as of ['viewer', 'client', 'nobody']) {
      await assert.rejects(openChat(stage.vireo.app, as), /40[13]/, as);
    }
  });

  it('answers what it cannot read with a frame, and goes on', async () => {
    const bad = [
      'not json',
      '[]',
      '{"type":"ask"}',
      JSON.stringify({ type: 'ask', sessionId: 'x', messageId: newId(), text: 'a', zone: 'UTC' }),
      JSON.stringify({ type: 'ask', sessionId: stage.sessionId, messageId: newId(), text: '', zone: 'UTC' }),
      // Days would be counted in no zone, or in another one than meant (#41).
      JSON.stringify({
        type: 'ask',
        sessionId: stage.sessionId,
        messageId: newId(),
        text: 'a',
        zone: 'Mars/Olympus',
      }),
      JSON.stringify({
        type: 'ask',
        sessionId: stage.sessionId,
        messageId: newId(),
        text: 'a',
        zone: '+02:00',
      }),
    ];
    for (const text of bad) {
      stage.chat.send(text);
    }
    await waitFor(() => stage.chat.frames.length === bad.length, 'a frame for each');

    assert.deepEqual(
      new Set(stage.chat.frames.map((frame) => (frame.type === 'failed' ? frame.code : frame.type))),
      new Set(['malformed']),
    );
    const messageId = ask(stage.chat);
    stage.stepped.end();
    assert.equal((await stage.chat.waitForEnd(messageId)).frames.at(-1)?.type, 'done');
  });
});
