import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { openChat } from '../../../../testing/chat-client.ts';
import { setUpChat } from './set-up-chat.test.ts';

const german = 'Die Antwort wurde unterbrochen. Setze sie fort oder frage noch einmal.';

describe('answers of the coach that were cut', () => {
  const stage = setUpChat();
  const { ask, waitForFrames } = stage;

  it('gives an answer again that ended while nobody listened', async () => {
    const messageId = ask(stage.chat);
    stage.stepped.say('done while away');
    await waitForFrames(stage.chat, messageId, 1);
    await stage.chat.cut();
    stage.stepped.end();
    await waitFor(
      async () =>
        (await stage.vireo.ask('GET', `/ai/sessions/${stage.sessionId}/messages`)).body.items[0]?.answer
          .state === 'done',
      'the answer to be kept',
    );

    const second = await openChat(stage.vireo.app);
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

  it('keeps what arrived of an answer that its process did not end, and asks nothing again unasked', async () => {
    const messageId = ask(stage.chat);
    stage.stepped.say('It is worth ');
    stage.stepped.say('4,005');
    await waitForFrames(stage.chat, messageId, 3);
    const frames = await waitForKept(messageId, 3);
    const lostId = await leaveCut(messageId, frames);

    const second = await openChat(stage.vireo.app);
    second.send({ type: 'resume', messageId: lostId, offset: 1, locale: 'de-AT' });
    const resumed = await second.waitForEnd(lostId);
    const third = await openChat(stage.vireo.app);
    ask(third, 'Hello?', lostId);
    const again = await third.waitForEnd(lostId);
    const { body } = await stage.vireo.ask('GET', `/ai/sessions/${stage.sessionId}/messages?locale=de`);
    const shown = body.items.find(({ messageId: id }: { messageId: string }) => id === lostId);

    assert.equal(stage.stepped.calls.length, 1);
    assert.deepEqual(
      resumed.frames.map(({ offset, type }) => [offset, type]),
      [
        [2, 'delta'],
        [3, 'failed'],
      ],
    );
    assert.equal(again.text, 'It is worth 4,005');
    const said = [resumed, again].map(({ frames: all }) =>
      all.flatMap((each) => (each.type === 'failed' ? each.message : [])),
    );
    assert.deepEqual(said, [[german], ['The answer was interrupted. Continue, or ask again.']]);
    assert.equal(shown.answer.failure.message, german);
    assert.equal(again.frames.at(-1)?.type, 'failed');
    assert.deepEqual(
      { markdown: shown.answer.markdown, state: shown.answer.state, code: shown.answer.failure.code },
      { markdown: 'It is worth 4,005', state: 'failed', code: 'interrupted' },
    );
    stage.stepped.end();
    await stage.chat.waitForEnd(messageId);
  });

  it('goes on with an answer that was cut, from the text that is there', async () => {
    const messageId = ask(stage.chat);
    stage.stepped.say('Once upon a');
    const lostId = await leaveCut(messageId, await waitForKept(messageId, 2));
    stage.stepped.end();
    await stage.chat.waitForEnd(messageId);

    const next = newId();
    stage.chat.send({
      type: 'ask',
      sessionId: stage.sessionId,
      messageId: next,
      text: 'Hello?',
      zone: 'UTC',
      continues: lostId,
    });
    stage.stepped.say(' time');
    stage.stepped.end();
    const { text } = await stage.chat.waitForEnd(next);

    assert.equal(text, ' time');
    const last = stage.stepped.calls.at(-1)?.request.messages.at(-1);
    assert.match(last?.role === 'user' ? last.text : '', /Once upon a\n<<<END/);
  });

  /** The frames that are kept of an answer that is being made. */
  async function waitForKept(messageId: string, count: number) {
    const load = async () =>
      await stage.vireo.database.query
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
    const { query } = stage.vireo.database;
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
});
