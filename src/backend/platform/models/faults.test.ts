import assert from 'node:assert/strict';
import {
  anthropicBytes,
  openAiBytes,
  type Script,
  send,
  startFaultServer,
  status,
} from '../../testing/models/fault-server.ts';
import { createModelPractice, eventsOf, testKey, testProvider } from '../../testing/models/model-practice.ts';
import { good, setUpProviders, usage } from '../../testing/models/set-up-providers.ts';
import type { ModelFault } from './gateway.ts';

const tool = { name: 'time_list', description: 'Lists time', input: { type: 'object', properties: {} } };
describe('faults of a provider', () => {
  const stage = setUpProviders();
  const { one } = stage;

  const two = () =>
    createModelPractice([
      testProvider('compatible', stage.server.url, 'a'),
      testProvider('compatible', stage.other.url, 'b'),
    ]);

  const refusals: readonly (readonly [string, Script, ModelFault])[] = [
    [
      'a wrong key',
      status(401, { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } }),
      'wrong_key',
    ],
    ['no credit', status(402, { error: { message: 'Payment required' } }), 'no_credit'],
    [
      'no credit, told as 429',
      status(429, { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } }),
      'no_credit',
    ],
    [
      'a low balance, told as 400',
      status(400, {
        type: 'error',
        error: { type: 'invalid_request_error', message: 'Your credit balance is too low' },
      }),
      'no_credit',
    ],
    [
      'a model that is gone',
      status(404, { error: { message: 'The model `m` does not exist', code: 'model_not_found' } }),
      'model_gone',
    ],
    ['a quota', status(429, { error: { message: 'You have reached your daily limit' } }), 'quota'],
    [
      'too many requests',
      status(429, { error: { message: 'Too many requests' } }, { 'retry-after': '3600' }),
      'rate_limited',
    ],
    [
      'a refusal',
      status(400, { error: { message: 'flagged', code: 'content_policy_violation' } }),
      'refused',
    ],
    ['a fault of its own', status(500, 'oh no'), 'overloaded'],
    [
      'too much load',
      status(529, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }),
      'overloaded',
    ],
    ['a page in place of an answer', status(503, '<html>Bad gateway</html>'), 'overloaded'],
    [
      'a page that says all is well',
      status(200, '<!doctype html>', { 'content-type': 'text/html; charset=utf-8' }),
      'web_page',
    ],
    [
      'a page that says that it is a stream',
      status(200, '\ufeff\n<!DOCTYPE html><html>Sign in</html>', { 'content-type': 'text/event-stream' }),
      'web_page',
    ],
    [
      'a page that says nothing of itself',
      status(200, '<HTML><body>Sign in</body></HTML>', { 'content-type': '' }),
      'web_page',
    ],
    ['a page of a proxy', status(403, '<html>Blocked</html>', { 'content-type': 'text/html' }), 'web_page'],
    ['a page at a wrong address', status(404, '<!doctype html><title>404</title>'), 'web_page'],
    ['a redirect', status(307, '', { location: 'http://127.0.0.1:1/v1/chat/completions' }), 'unreachable'],
  ];

  for (const [what, script, code] of refusals) {
    for (const kind of ['compatible', 'anthropic'] as const) {
      it(`are told in a sentence and cost nothing: ${what}, ${kind}`, async () => {
        const practice = createModelPractice([testProvider(kind, stage.server.url)]);
        stage.server.play(script);
        const asked = await practice.ask();

        assert.equal(asked.code, code);
        assert.match(String(asked.error), /; .*\./);
        assert.deepEqual(
          practice.ledger.settled.map(({ costMicroUsd }) => costMicroUsd),
          [0],
        );
        assert.equal(stage.server.calls.length, 1);
        assert.ok(!JSON.stringify([practice.logged, String(asked.error), asked.events]).includes(testKey));
      });
    }
  }

  it('are told of a server that is not there as that, also while it rests', async () => {
    const gone = await startFaultServer();
    await gone.close();
    const practice = createModelPractice([testProvider('compatible', gone.url)], {
      limits: { retries: 5, faultsInRow: 2, backoffMs: 1 },
    });

    for (const locale of ['en', 'en', 'de']) {
      const asked = await practice.ask({ locale });
      assert.equal(asked.code, 'unreachable');
      assert.match(
        String(asked.error),
        /cannot be reached; check that it runs .* address|nicht erreichbar; prüfe, ob der Server läuft .* Adresse/,
      );
    }
  });

  it('are told in German where German is asked', async () => {
    stage.server.play(status(401, {}));

    assert.match(String((await one().ask({ locale: 'de-AT' })).error), /nimmt den Schlüssel nicht an; trage/);
  });

  it('pass: what may be better in a moment is asked again, and paid once', async () => {
    const practice = one({ retries: 2 });
    stage.server.play(status(429, {}, { 'retry-after': '0' }), status(529, {}), good);
    const asked = await practice.ask();

    assert.equal(asked.text, 'Fine.');
    assert.deepEqual(
      practice.ledger.settled.map(({ costMicroUsd }) => costMicroUsd),
      [0, 0, 120],
    );
    assert.equal(eventsOf(asked, 'usage')[0]?.usage.costMicroUsd, 120);
  });

  it('do not pass: a quota, and a pause that is too long, are asked once', async () => {
    for (const script of [
      status(429, { error: { message: 'weekly limit' } }),
      status(429, {}, { 'retry-after': '600' }),
      status(401, {}),
    ]) {
      const before = stage.server.calls.length;
      stage.server.play(script);
      await one({ retries: 5 }).ask();
      assert.equal(stage.server.calls.length - before, 1);
    }
  });

  it('lead to the next model, with a word about it, before any text came', async () => {
    const practice = two();
    stage.server.play(status(529, {}));
    const asked = await practice.ask();

    assert.equal(asked.text, 'Fine.');
    assert.deepEqual(
      eventsOf(asked, 'routed').map(({ model }) => model),
      ['a/m', 'b/m'],
    );
    const [notice] = eventsOf(asked, 'notice');
    assert.equal(notice?.message, 'Provider a is overloaded; Model of b answers instead.');
    const used = eventsOf(asked, 'usage')[0]?.usage;
    assert.equal(used?.model, 'b/m');
    // What chose the first is no reason for the next.
    assert.equal(used?.reason, notice?.message);
    assert.equal(eventsOf(asked, 'routed')[1]?.reason, notice?.message);
  });

  it('end the answer where a person chose the model: none answers in its place', async () => {
    const practice = two();
    stage.server.play(status(529, {}));
    const before = stage.other.calls.length;
    const asked = await practice.ask({ chosen: 'a/m' });

    assert.deepEqual([asked.text, asked.code], ['', 'overloaded']);
    assert.equal(stage.other.calls.length, before);
    assert.deepEqual(eventsOf(asked, 'notice'), []);
  });

  it('end the answer once text came: nobody else pays for it again', async () => {
    const practice = two();
    const half = openAiBytes({ text: ['Half an ', 'answer'], usage });
    stage.server.play(send(half.subarray(0, half.length - 150), { end: 'reset' }));
    const asked = await practice.ask({ chosen: 'a/m' });

    assert.deepEqual({ text: asked.text, code: asked.code }, { text: 'Half an answer', code: 'cut' });
    assert.deepEqual([stage.server.calls.length, stage.other.calls.length], [1, 0]);
    const [booked] = practice.ledger.settled;
    assert.deepEqual(
      eventsOf(asked, 'usage').map(({ usage: { costMicroUsd } }) => costMicroUsd),
      [booked?.costMicroUsd],
    );
    assert.equal(booked?.costMicroUsd, practice.ledger.reserved[0]?.worstMicroUsd);
    assert.equal(booked?.isEstimated, true);
  });

  it('are nobody there', async () => {
    const gone = await startFaultServer();
    await gone.close();
    const practice = createModelPractice([testProvider('compatible', gone.url)]);
    const asked = await practice.ask();

    assert.equal(asked.code, 'unreachable');
    assert.equal(practice.ledger.settled[0]?.costMicroUsd, 0);
  });

  it('are a usage that is missing, or of nothing: what was reserved is booked', async () => {
    for (const told of [undefined, { input: 0, output: 0 }]) {
      const practice = one();
      stage.server.play(send(openAiBytes({ text: ['Fine.'], usage: told })));
      const asked = await practice.ask();
      const worst = practice.ledger.reserved[0]?.worstMicroUsd ?? 0;

      assert.equal(asked.text, 'Fine.');
      assert.ok(worst > 0);
      assert.deepEqual(
        practice.ledger.settled.map((each) => [each.costMicroUsd, each.isEstimated]),
        [[worst, true]],
      );
      assert.equal(eventsOf(asked, 'usage')[0]?.usage.isEstimated, true);
    }
  });

  it('are content that is refused in the answer', async () => {
    stage.server.play(send(openAiBytes({ text: ['I '], usage, finish: 'content_filter' })));
    const asked = await one().ask();

    assert.equal(asked.code, 'refused');
  });

  it('are an error within the stream', async () => {
    const practice = createModelPractice([testProvider('anthropic', stage.server.url)]);
    const start = new TextDecoder()
      .decode(anthropicBytes({ text: ['Half'], usage }))
      .split('event: content_block_stop')[0];
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    stage.server.play(
      send(new TextEncoder().encode(`${start}event: error\ndata: ${JSON.stringify(error)}\n\n`)),
    );
    const asked = await practice.ask();

    assert.deepEqual({ text: asked.text, code: asked.code }, { text: 'Half', code: 'overloaded' });
  });

  for (const [kind, record] of [
    ['compatible', openAiBytes],
    ['anthropic', anthropicBytes],
  ] as const) {
    describe(`in calls of tools, ${kind}`, () => {
      const call = (...input: string[]) =>
        send(record({ text: ['Let me see.'], calls: [{ tool: tool.name, input }], usage }));
      const practice = () => createModelPractice([testProvider(kind, stage.server.url)]);

      it('a call in pieces comes whole', async () => {
        stage.server.play(call('{"fr', 'om":"2026-', '11-01","wh', 'o":"[EMAIL_1]"', '}'));
        const asked = await practice().ask({
          tools: [tool],
          messages: [{ role: 'user', text: 'ada@example.com?' }],
        });

        assert.deepEqual(
          eventsOf(asked, 'call').map(({ call: { tool: name, input } }) => [name, input]),
          [[tool.name, { from: '2026-11-01', who: 'ada@example.com' }]],
        );
        assert.deepEqual(eventsOf(asked, 'end'), [{ type: 'end', why: 'calls' }]);
      });

      it('wrong JSON is asked for once more, without text twice', async () => {
        const { ask, ledger } = practice();
        stage.server.play(call('{"from": '), call('{"from":"2026-11-01"}'));
        const asked = await ask({ tools: [tool] });

        assert.equal(asked.text, 'Let me see.');
        assert.deepEqual(
          eventsOf(asked, 'call').map(({ call: { input } }) => input),
          [{ from: '2026-11-01' }],
        );
        assert.equal(ledger.settled.length, 2);
        assert.equal(eventsOf(asked, 'usage')[0]?.usage.costMicroUsd, 240);
      });

      it('wrong JSON twice ends the answer', async () => {
        stage.server.play(call('[1]'));
        const asked = await practice().ask({ tools: [tool] });

        assert.equal(asked.code, 'unreadable');
        assert.equal(stage.server.calls.length, 2);
      });
    });
  }

  it('are a conversation that is too long: it is shortened once, with a word about it', async () => {
    const long = status(400, {
      error: { message: 'maximum context length is 8192 tokens', code: 'context_length_exceeded' },
    });
    const messages = Array.from({ length: 12 }, (_, at) => ({
      role: at % 2 === 0 ? 'user' : 'assistant',
      text: `${at}: ${'words '.repeat(20)}`,
    })) as { role: 'user'; text: string }[];
    messages.push({ role: 'user', text: 'the last question' });
    stage.server.play(long, good);
    const asked = await one().ask({ messages });

    assert.equal(asked.text, 'Fine.');
    assert.match(
      eventsOf(asked, 'notice')[0]?.message ?? '',
      /^The conversation has become too long for Model of/,
    );
    const [first, second] = stage.server.calls;
    assert.ok((second?.body.length ?? 0) < (first?.body.length ?? 0));
    assert.match(
      second?.body ?? '',
      /earlier messages of this conversation were left out.*the last question/,
    );
    stage.server.play(long);
    assert.equal((await one().ask({ messages })).code, 'context_too_long');
  });

  it('refuse nothing by a guess: a model whose room nobody said is asked, whatever the length', async () => {
    const { models, ...provider } = testProvider('compatible', stage.server.url);
    const [{ contextTokens: _known, ...model } = { id: 'm' }] = models;
    stage.server.play(good);
    const text = 'words '.repeat(40_000);
    const asked = await createModelPractice([{ ...provider, models: [model] }]).ask({
      messages: [{ role: 'user', text }],
    });

    assert.deepEqual({ text: asked.text, code: asked.code }, { text: 'Fine.', code: undefined });
  });
});
