import assert from 'node:assert/strict';
import { type Endless, type EndlessKind, endless, letters } from '../../testing/models/endless.ts';
import {
  anthropicBytes,
  type FaultServer,
  firstEvent,
  openAiBytes,
  type RecordedAnswer,
  send,
  startFaultServer,
} from '../../testing/models/fault-server.ts';
import { createModelPractice, eventsOf, testProvider } from '../../testing/models/model-practice.ts';

const tool = { name: 'time_list', description: 'Lists time', input: { type: 'object', properties: {} } };
const usage = { input: 100, output: 10 };
const kinds = [
  ['compatible', openAiBytes],
  ['openai', openAiBytes],
  ['anthropic', anthropicBytes],
] as const;

/** What lies in buffers of both ends when the connection is dropped; compressed it is little. */
const inFlightBytes = 24 * 1024 * 1024;
const inFlightCompressedBytes = 128 * 1024 * 1024;

describe('bounds of an answer (#41)', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer();
  });
  afterEach(async () => {
    await server.close();
  });

  for (const [kind, record] of kinds) {
    describe(kind, () => {
      const practice = () => createModelPractice([testProvider(kind, server.url)]);
      const askWith = async (answer: RecordedAnswer) => {
        server.play(send(record(answer)));
        return await practice().ask({ tools: [tool] });
      };

      const unbounded: readonly (readonly [string, EndlessKind, RegExp])[] = [
        ['a line', { piece: letters }, /sent a line of more than 1 MB; try again/],
        ['a line after text', textBefore(record, letters), /sent a line of more than 1 MB/],
        ['an event of many lines', { piece: `data: ${letters}\n` }, /sent a line of more than 1 MB/],
        ['a line, compressed', { piece: letters, gzip: true }, /sent a line of more than 1 MB/],
        [
          'an answer of small events',
          { piece: `: ${'.'.repeat(400)}\n\n`.repeat(200) },
          /sent more than 8 MB/,
        ],
        [
          'an answer of small events, compressed',
          { piece: `: ${'.'.repeat(400)}\r\n\r\n`.repeat(200), gzip: true },
          /sent more than 8 MB/,
        ],
      ];
      for (const [what, given, sentence] of unbounded) {
        it(`drop the connection where it has no end: ${what}`, async () => {
          const answer: Endless = endless(given);
          server.play(answer.script);
          const asked = await practice().ask({ maxOutputTokens: 4_096 });
          await server.calls[0]?.over;

          assert.equal(asked.code, 'too_large');
          assert.match(String(asked.error), sentence);
          const most = given.gzip === true ? inFlightCompressedBytes : inFlightBytes;
          assert.ok(answer.written() < most, `${answer.written()} bytes`);
          assert.equal(server.calls.length, 1);
        });
      }

      it('keep a refusal what it is, however much it says', async () => {
        const opening = JSON.stringify({ error: { message: 'Incorrect API key', code: 'invalid_api_key' } });
        const answer = endless({ status: 401, opening, piece: letters });
        server.play(answer.script);
        const asked = await practice().ask();
        await server.calls[0]?.over;

        assert.equal(asked.code, 'wrong_key');
        assert.ok(answer.written() < inFlightBytes, `${answer.written()} bytes`);
      });

      it('take 16 calls of tools, and refuse 17 by name', async () => {
        const calls = (count: number) =>
          Array.from({ length: count }, () => ({ tool: tool.name, input: ['{}'] }));
        const allowed = await askWith({ text: ['Let me see.'], calls: calls(16), usage });
        const refused = await askWith({ text: ['Let me see.'], calls: calls(17), usage });

        assert.deepEqual(
          { code: allowed.code, length: eventsOf(allowed, 'call').length },
          { code: undefined, length: 16 },
        );
        assert.deepEqual(
          { code: refused.code, length: eventsOf(refused, 'call').length },
          { code: 'too_large', length: 0 },
        );
        assert.equal(refused.text, 'Let me see.');
        assert.match(String(refused.error), /called more than 16 tools at once; ask for less at once/);
      });

      it('refuse a call whose input is too large, by name, while it comes', async () => {
        const piece = 'n'.repeat(50_000);
        const input = (pieces: number) => ['{"note":"', ...Array(pieces).fill(piece), '"}'];
        const allowed = await askWith({ calls: [{ tool: tool.name, input: input(7) }], usage });
        const refused = await askWith({ calls: [{ tool: tool.name, input: input(8) }], usage });

        assert.deepEqual(
          { code: allowed.code, length: eventsOf(allowed, 'call').length },
          { code: undefined, length: 1 },
        );
        assert.equal(refused.code, 'too_large');
        assert.match(String(refused.error), /called a tool with more than 400,000 characters/);
      });

      it('answer the next question after one that was too large', async () => {
        const { ask } = practice();
        server.play(endless({ piece: letters }).script, send(record({ text: ['Fine.'], usage })));

        assert.equal((await ask()).code, 'too_large');
        assert.equal((await ask()).text, 'Fine.');
      });
    });
  }

  it('are said in German', async () => {
    server.play(endless({ piece: letters }).script);
    const asked = await createModelPractice([testProvider('compatible', server.url)]).ask({ locale: 'de' });

    assert.match(String(asked.error), /hat eine Zeile von mehr als 1 MB gesendet; versuche es/);
  });

  it('hand the question to the next model, which says why', async () => {
    const other = await startFaultServer();
    try {
      server.play(endless({ piece: letters }).script);
      other.play(send(openAiBytes({ text: ['Fine.'], usage })));
      const asked = await createModelPractice([
        testProvider('compatible', server.url, 'a'),
        testProvider('compatible', other.url, 'b'),
      ]).ask();

      assert.equal(asked.text, 'Fine.');
      assert.equal(
        eventsOf(asked, 'notice')[0]?.message,
        'Provider a sent a line of more than 1 MB; Model of b answers instead.',
      );
    } finally {
      await other.close();
    }
  });

  describe('of the tokens that a provider reports', () => {
    const wrong = [
      { input: -1, output: 10 },
      { input: 100, output: -10 },
      { input: 100.5, output: 10 },
      { input: 100_001, output: 10 },
      { input: 100, output: 1e300 },
      { input: 9_007_199_254_740_992, output: 10 },
    ];
    for (const [kind, record] of kinds) {
      it(`book what was reserved, and say so: ${kind}`, async () => {
        for (const told of wrong) {
          const practice = createModelPractice([testProvider(kind, server.url)]);
          server.play(send(record({ text: ['Fine.'], usage: told })));
          const asked = await practice.ask();

          assert.deepEqual(
            { text: asked.text, code: asked.code },
            { text: 'Fine.', code: undefined },
            JSON.stringify(told),
          );
          assert.deepEqual(
            practice.ledger.settled.map(({ costMicroUsd, isEstimated }) => [costMicroUsd, isEstimated]),
            [[practice.ledger.reserved[0]?.worstMicroUsd, true]],
            JSON.stringify(told),
          );
          assert.match(
            eventsOf(asked, 'notice')[0]?.message ?? '',
            /^Provider \w+ reports \S+ tokens, which cannot be right; the cost is an estimate\.$/,
          );
        }
      });
    }

    it('hold for a model whose context nobody said, too', async () => {
      const { models, ...provider } = testProvider('compatible', server.url);
      const [{ contextTokens: _said, ...model } = { id: 'm' }] = models;
      const practice = createModelPractice([{ ...provider, models: [model] }]);
      server.play(send(openAiBytes({ text: ['Fine.'], usage: { input: 10_000_001, output: 1 } })));
      const asked = await practice.ask();

      assert.equal(eventsOf(asked, 'notice')[0]?.code, 'wrong_tokens');
      assert.equal(practice.ledger.settled[0]?.isEstimated, true);
    });
  });
});

/** Half an answer, then what has no end. */
function textBefore(record: (answer: RecordedAnswer) => Uint8Array, piece: string): EndlessKind {
  return {
    opening: firstEvent(record({ text: ['Half'], usage })),
    piece: `data: ${piece}`.replaceAll('\n', ''),
  };
}
