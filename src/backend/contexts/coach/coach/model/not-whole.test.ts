/** Answers of a model that are not whole say why and can be continued; what it thinks aloud is no part of them. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { openChat } from '../../../../testing/chat-client.ts';
import {
  type FaultServer,
  openAiBytes,
  type RecordedAnswer,
  send,
  startFaultServer,
} from '../../../../testing/models/fault-server.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

const usage = { input: 10, output: 10 };
const looking = { calls: [{ tool: 'list_clients', input: ['{}'] }] };

describe('an answer that is not whole', () => {
  let vireo: TestApp;
  let server: FaultServer;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp({ models: { limits: { retries: 0 } } });
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm' }] };
    requireOk(await vireo.ask('POST', '/ai/providers', { body }));
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });

  async function ask(
    answers: readonly RecordedAnswer[],
    options: { sessionId?: string; locale?: string } = {},
  ) {
    server.play(...answers.map((answer) => send(openAiBytes({ usage, ...answer }))));
    const chat = await openChat(vireo.app);
    const sessionId = options.sessionId ?? newId();
    const { frames, text } = await chat.ask('How much?', { ...options, sessionId });
    const { items } = (await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`)).body;
    return { frames, text, kept: items.at(-1).answer, sessionId, messageId: items.at(-1).messageId };
  }
  const noticesOf = ({ kept }: Awaited<ReturnType<typeof ask>>): readonly string[] =>
    kept.notices.map(({ code, message }: { code: string; message: string }) => `${code}: ${message}`);

  for (const [title, answers, locale, notice] of [
    [
      'since it reached the limit of tokens',
      [{ text: ['It is worth'], finish: 'length' }],
      'en',
      "length: The answer reached the model's output limit and is cut. Continue, or ask for less at once.",
    ],
    [
      'auf Deutsch',
      [{ text: ['Das sind'], finish: 'length' }],
      'de',
      'length: Die Antwort hat die Ausgabegrenze des Modells erreicht und ist abgeschnitten. Setze sie fort oder frage nach weniger auf einmal.',
    ],
    [
      'since it is empty',
      [{}],
      'en',
      'empty: The model sent no answer. Continue, ask again, or choose another model.',
    ],
    [
      'since it holds thoughts alone',
      [{ text: ['<think>Hm, 5 hours'] }],
      'en',
      'empty: The model sent no answer. Continue, ask again, or choose another model.',
    ],
    [
      'since its rounds are used up',
      [looking, looking, looking, looking, looking, looking, looking, looking, { text: ['So far.'] }],
      'en',
      'rounds: The answer used all 8 rounds of tools and may be incomplete. Continue, or ask for less at once.',
    ],
  ] as const) {
    it(`says so and can be continued, ${title}`, async () => {
      const asked = await ask(answers, { locale });

      assert.deepEqual(noticesOf(asked), [notice]);
      assert.deepEqual([asked.kept.state, asked.kept.canContinue], ['done', true]);
    });
  }

  it('is none where the model said all, or a card stands in place of words', async () => {
    const input = [JSON.stringify({ text: 'I work four days a week.' })];
    for (const answers of [
      [{ text: ['Fine.'] }],
      [looking, looking, { text: ['Fine.'] }],
      [{ calls: [{ tool: 'remember', input }] }, {}],
    ]) {
      const asked = await ask(answers);
      assert.deepEqual([noticesOf(asked), asked.kept.canContinue], [[], undefined]);
    }
  });

  it('is continued from the text that is there, and asked again where there is none', async () => {
    for (const [text, wanted] of [
      [['Once upon a'], /Once upon a\\n<<<END/],
      [[], /How much\?/],
    ] as const) {
      const { sessionId, messageId } = await ask([{ text, finish: 'length' }]);
      server.play(send(openAiBytes({ text: [' time.'], usage })));
      const chat = await openChat(vireo.app);
      const next = await chat.ask('How much?', { sessionId, continues: messageId });
      const sent: { messages: { role: string; content: string }[] } = JSON.parse(
        server.calls.at(-1)?.body ?? '{}',
      );

      assert.equal(next.text, ' time.');
      assert.match(JSON.stringify(sent.messages.at(-1)), wanted);
      assert.ok(sent.messages.every(({ content }) => content !== ''));
    }
  });

  it('keeps thoughts out of the text, of its figures and of what is sent again', async () => {
    const pieces = ['<th', 'ink>Maybe 37 ho', 'urs.</thi', 'nk>\n\nIt is ', 'fine.'];
    const asked = await ask([{ text: pieces }]);
    await ask([{ text: ['Yes.'] }], { sessionId: asked.sessionId });

    assert.equal(asked.text, 'It is fine.');
    assert.deepEqual([asked.kept.markdown, asked.kept.thoughts], ['It is fine.', 'Maybe 37 hours.']);
    assert.deepEqual(asked.kept.marks, []);
    assert.ok(!(server.calls.at(-1)?.body ?? '').includes('37 hours'));
  });
});
