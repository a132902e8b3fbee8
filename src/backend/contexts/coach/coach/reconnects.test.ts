/** One answer, watched by two windows while a third loses its connection again and again. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { seededRandom } from '../../../../../test/support/seeded-random.ts';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import type { ChatServerFrame } from '../../../../contract/coach/coach-chat.ts';
import { emptyAnswer, foldFrame } from '../../../../contract/coach/fold-answer.ts';
import type { ModelGateway } from '../../../platform/models/gateway.ts';
import { openChat } from '../../../testing/chat-client.ts';
import { openTestApp } from '../../../testing/open-test-app.ts';
import type { TestApp } from '../../../testing/test-app.ts';

const cuts = 200;
const seed = Number(process.env['VIREO_SEED'] ?? Date.now());

/** Says a word each time that it is let. */
function createSteppedModel() {
  let allowed = 0;
  let isOver = false;
  let wake = Promise.withResolvers<void>();
  const stir = (): void => {
    wake.resolve();
    wake = Promise.withResolvers<void>();
  };
  const models: ModelGateway = {
    isSetUp: async () => true,
    async *stream() {
      for (let said = 0; ; ) {
        for (; said < allowed; said += 1) yield { type: 'text', text: `word${said} ` };
        if (isOver) return;
        await wake.promise;
      }
    },
  };
  return {
    models,
    say(words: number): void {
      allowed += words;
      stir();
    },
    end(): void {
      isOver = true;
      stir();
    },
    get said() {
      return allowed;
    },
  };
}

describe(`reconnects (seed ${seed})`, () => {
  let vireo: TestApp;
  const model = createSteppedModel();

  before(async () => {
    vireo = await openTestApp({ coach: { models: model.models } });
  });
  after(async () => await vireo.close());

  it(`lose and double nothing in ${cuts} of them, nor for two windows that watch`, async () => {
    const random = seededRandom(seed);
    const messageId = newId();
    const first = await openChat(vireo.app);
    first.send({ type: 'ask', sessionId: newId(), messageId, text: 'Long?', zone: 'UTC' });
    await waitFor(() => first.framesOf(messageId).length > 0, 'the start');
    const second = await openChat(vireo.app);
    second.send({ type: 'resume', messageId, offset: -1 });

    const seen: ChatServerFrame[] = [];
    for (let round = 0; round < cuts; round += 1) {
      model.say(Math.floor(random() * 4));
      const socket = await openChat(vireo.app);
      // Some ask for less than they have seen, as a page that was closed before it could keep it.
      const offset = Math.floor(random() * (seen.length + 1)) - 1;
      socket.send({ type: 'resume', messageId, offset });
      model.say(Math.floor(random() * 4));
      // Half of them are cut before anything can have come.
      const wanted = Math.floor(Math.max(0, random() - 0.5) * 2 * (seen.length - offset));
      await waitFor(
        () => socket.framesOf(messageId).length >= Math.min(wanted, seen.length - 1 - offset),
        'frames',
      );
      await socket.cut();
      take(seen, socket.framesOf(messageId), offset);
    }
    const last = await openChat(vireo.app);
    const from = seen.length - 1;
    last.send({ type: 'resume', messageId, offset: from });
    model.say(5);
    model.end();
    const [ended] = await Promise.all([first, second, last].map((each) => each.waitForEnd(messageId)));
    await Promise.all([second.waitForEnd(messageId), last.waitForEnd(messageId)]);
    take(seen, last.framesOf(messageId), from);

    const words = Array.from({ length: model.said }, (_, word) => `word${word} `).join('');
    assert.equal(ended?.text, words);
    assert.deepEqual(second.framesOf(messageId), first.framesOf(messageId));
    assert.deepEqual(seen, first.framesOf(messageId));
    assert.deepEqual(
      seen.map(({ offset }) => offset),
      seen.map((_, index) => index),
    );
    assert.equal(seen.reduce(foldFrame, emptyAnswer('')).markdown, words);
    assert.equal(model.said > cuts, true);
  });
});

/** What came after `offset`, in its order: what was seen before is the same again. */
function take(seen: ChatServerFrame[], frames: readonly ChatServerFrame[], offset: number): void {
  for (const [index, frame] of frames.entries()) {
    assert.equal(frame.offset, offset + 1 + index, 'a frame is missing, or came twice');
    if (frame.offset < seen.length) assert.deepEqual(frame, seen[frame.offset]);
    else seen.push(frame);
  }
}
