import assert from 'node:assert/strict';
import {
  anthropicBytes,
  type FaultServer,
  firstEvent,
  openAiBytes,
  send,
  startFaultServer,
} from '../../testing/models/fault-server.ts';
import {
  createModelPractice,
  eventsOf,
  testKey,
  testProvider,
  testRequest,
} from '../../testing/models/model-practice.ts';
import type { BridgePort } from './bridge.ts';
import { isModelError, type ModelEvent } from './gateway.ts';
import type { ModelCall } from './model-call.ts';

const usage = { input: 100, output: 10 };
const half = firstEvent(openAiBytes({ text: ['Half '], usage }));

describe('the gateway to models', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer();
    server.play(send(openAiBytes({ text: ['Fine.'], usage })));
  });
  afterEach(async () => await server.close());

  const one = () => createModelPractice([testProvider('compatible', server.url)]);

  it('says which model and why, what was sent, what it cost, and that it is over', async () => {
    const practice = one();
    const { events } = await practice.ask();

    assert.deepEqual(
      events.map(({ type }) => type),
      ['routed', 'sent', 'text', 'usage', 'end'],
    );
    assert.deepEqual(eventsOf({ events }, 'usage')[0]?.usage, {
      model: 'compatible/m',
      title: 'Model of compatible',
      inputTokens: 100,
      outputTokens: 10,
      reason: 'Complexity 4 of 10: an efficient or local model; Model of compatible fits best.',
      costMicroUsd: 120,
      costText: '120 µ$',
      isEstimated: false,
    });
    const [reserved] = practice.ledger.reserved;
    assert.ok(reserved && reserved.worstMicroUsd > 120);
    assert.deepEqual(
      { task: reserved.task, messageId: reserved.messageId, modelClass: reserved.modelClass },
      { task: 'coach', messageId: 'q1', modelClass: 'standard' },
    );
  });

  it('sends no secret and no key but in its header, and placeholders for personal data', async () => {
    const practice = one();
    const secret = `ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'.slice(0, 36)}`;
    const planted = ['AKIA', 'Q3EGPW7SJ2MZ5X4R'].join('');
    server.play(send(openAiBytes({ text: ['Mail to [EMA', 'IL_1], IBAN [IBAN_1]; [EMAIL_7]'], usage })));
    const asked = await practice.ask({
      system: `You help ada@example.com. aws_access_key_id=${planted}`,
      messages: [
        { role: 'user', text: `My key is ${testKey}, token ${secret}` },
        {
          role: 'assistant',
          text: '',
          calls: [{ id: '1', tool: 'look', input: { to: ['ada@example.com'] } }],
        },
        { role: 'tool', callId: '1', tool: 'look', output: 'DE89 3704 0044 0532 0130 00' },
        { role: 'user', text: 'So?' },
      ],
    });
    const [call] = server.calls;
    const left = `${call?.body}${JSON.stringify({ ...call?.headers, authorization: '' })}${call?.path}`;
    const [sent] = eventsOf(asked, 'sent');

    assert.equal(call?.headers['authorization'], `Bearer ${testKey}`);
    for (const hidden of [testKey, secret, planted, 'ada@example.com', 'DE89']) {
      assert.ok(!left.includes(hidden) && !sent?.text.includes(hidden), hidden);
    }
    assert.match(sent?.text ?? '', /My key is \[SECRET\], token \[SECRET\]/);
    assert.equal(asked.text, 'Mail to ada@example.com, IBAN DE89 3704 0044 0532 0130 00; [EMAIL_7]');
  });

  it('leaves names to a cloud model, and hides them from a restricted one', async () => {
    const provider = testProvider('compatible', server.url);
    const restricted = {
      ...provider,
      models: provider.models.map((model) => ({ ...model, privacy: 'restricted' as const })),
    };
    const question = { names: ['Berger GmbH'], messages: [{ role: 'user', text: 'Berger GmbH?' } as const] };
    await one().ask(question);
    await createModelPractice([restricted]).ask(question);

    assert.deepEqual(
      server.calls.map(({ body }) => body.includes('Berger GmbH')),
      [true, false],
    );
  });

  it('keeps keys out of whatever is printed of it', async () => {
    const practice = one();
    const { inspect } = await import('node:util');

    assert.ok(!inspect(practice.keys, { depth: 9, showHidden: true }).includes(testKey));
    assert.ok(!JSON.stringify([practice.keys, practice.gateway]).includes(testKey));
  });

  it('lets go of the provider at once when it is stopped, and books what was reserved', async () => {
    const practice = one();
    const stop = new AbortController();
    server.play(send(half, { end: 'never' }));
    const events: ModelEvent[] = [];
    const asking = (async () => {
      for await (const event of practice.gateway.stream(testRequest, stop.signal)) {
        events.push(event);
        if (event.type === 'text') stop.abort();
      }
    })();
    await assert.rejects(asking, (error) => error === stop.signal.reason && !isModelError(error));
    await server.calls[0]?.over;

    const worst = practice.ledger.reserved[0]?.worstMicroUsd;
    assert.equal(practice.ledger.settled[0]?.costMicroUsd, worst);
    assert.equal(eventsOf({ events }, 'usage')[0]?.usage.costMicroUsd, worst);
  });

  it('lets go of the provider when nobody listens any more', async () => {
    const practice = one();
    server.play(send(half, { end: 'never' }));
    for await (const event of practice.gateway.stream(testRequest, new AbortController().signal)) {
      if (event.type === 'text') break;
    }
    await server.calls[0]?.over;

    assert.equal(practice.ledger.settled.length, 1);
  });

  it('asks nothing without a price, a key, a model, or room below the cap', async () => {
    const provider = testProvider('compatible', server.url);
    const unpriced = { ...provider, models: [{ id: 'x' }], baseUrl: 'https://models.example.com/v1' };
    const noPrice = await createModelPractice([unpriced]).ask();
    const keyless = one();
    await keyless.keys.remove({ organizationId: 'o1', provider });
    const noKey = await keyless.ask();
    const none = await createModelPractice([]).ask();
    const gone = await one().ask({ chosen: 'compatible/other' });
    const capped = one();
    capped.ledger.capMicroUsd = 10;
    const cap = await capped.ask();

    assert.deepEqual(
      [noPrice, noKey, none, gone, cap].map(({ code }) => code),
      ['no_price', 'no_key', 'no_model', 'model_gone', 'cap_reached'],
    );
    assert.equal(server.calls.length, 0);
    assert.equal(String(cap.error), 'ModelError: The cap of a day is reached.');
    assert.equal(capped.ledger.settled.length, 0);
  });

  it('uses a model once its price was entered', async () => {
    const provider = {
      ...testProvider('compatible', server.url),
      models: [{ id: 'x', privacy: 'cloud' as const }],
    };
    const practice = createModelPractice([provider]);
    practice.ledger.prices = [{ model: 'compatible/x', inputMicroUsd: 10_000_000, outputMicroUsd: 0 }];
    await practice.ask();

    assert.equal(practice.ledger.settled[0]?.costMicroUsd, 1_000);
  });

  it('is set up once a provider has a model, which loads nothing', async () => {
    assert.deepEqual(
      [await one().gateway.isSetUp('o1'), await createModelPractice([]).gateway.isSetUp('o1')],
      [true, false],
    );
  });

  it('speaks to Anthropic with its own header, and to the models of an editor window', async () => {
    server.play(send(anthropicBytes({ text: ['Fine.'], usage })));
    const anthropic = await createModelPractice([testProvider('anthropic', server.url)]).ask();
    const calls: ModelCall[] = [];
    const bridge: BridgePort = {
      listModels: async () => [{ id: 'copilot', title: 'Copilot', contextTokens: 64_000 }],
      async *stream({ call }) {
        calls.push(call);
        if (call.messages.length > 1) throw Object.assign(new Error('No consent'), { code: 'quota' });
        yield { type: 'text', text: 'From [EMAIL_1]' };
        yield { type: 'finish', why: 'stop', usage: {} };
      },
    };
    const editor = await createModelPractice([], { bridge }).ask({
      chosen: 'editor/copilot',
      messages: [{ role: 'user', text: 'ada@example.com' }],
    });

    assert.equal(server.calls[0]?.headers['x-api-key'], testKey);
    assert.equal(anthropic.text, 'Fine.');
    assert.equal(editor.text, 'From ada@example.com');
    const messages = [...testRequest.messages, ...testRequest.messages];
    assert.equal(
      (await createModelPractice([], { bridge }).ask({ messages, chosen: 'editor/copilot' })).code,
      'quota',
    );
    assert.deepEqual(calls[0]?.messages, [{ role: 'user', text: '[EMAIL_1]' }]);
  });

  it('asks a window for runs of its own person, after every key, and where they allow it alone', async () => {
    const asked: string[] = [];
    const window = (answersRuns: boolean): BridgePort => ({
      listModels: async ({ userId }) =>
        userId === 'u1' ? [{ id: 'copilot', title: 'Copilot', contextTokens: 64_000, answersRuns }] : [],
      async *stream({ owner }) {
        asked.push(owner.userId);
        yield { type: 'text', text: 'By the window.' };
        yield { type: 'finish', why: 'stop', usage: {} };
      },
    });
    const provider = testProvider('compatible', server.url);
    const practiceWith = async (answersRuns: boolean, hasKey: boolean) => {
      const practice = createModelPractice([provider], { bridge: window(answersRuns) });
      if (!hasKey) await practice.keys.remove({ organizationId: 'o1', provider });
      return practice;
    };
    const agent = (userId: string) =>
      ({
        actor: { kind: 'agent', agent: 'security', organizationId: 'o1', userId, role: 'user' },
        isRun: true,
      }) as const;
    const answers = [
      await (await practiceWith(true, true)).ask(agent('u1')),
      await (await practiceWith(true, false)).ask(agent('u1')),
      await (await practiceWith(true, false)).ask(agent('u2')),
      await (await practiceWith(true, false)).ask(),
      await (await practiceWith(false, false)).ask(agent('u1')),
    ].map(({ text, code }) => code ?? text);

    assert.deepEqual(answers, ['Fine.', 'By the window.', 'no_key', 'no_key', 'no_key']);
    assert.deepEqual(asked, ['u1']);
  });

  it('carries a hundred answers at once, none of them lost or mixed up', async () => {
    const practice = one();
    server.play(send(openAiBytes({ text: Array.from({ length: 20 }, (_, at) => `${at} `), usage })));
    const answers = await Promise.all(Array.from({ length: 100 }, () => practice.ask()));

    const whole = Array.from({ length: 20 }, (_, at) => `${at} `).join('');
    assert.ok(answers.every(({ text }) => text === whole));
    assert.equal(practice.ledger.settled.length, 100);
  });
});
