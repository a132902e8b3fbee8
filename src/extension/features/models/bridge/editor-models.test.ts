import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { BridgeCall, BridgePart } from '../../../../contract/coach/model-bridge.ts';
import { createFakeChatModels, type FakeChatModels } from '../../../testing/fake-chat-models.ts';
import { openEditorModels, readBridgeFault } from './editor-models.ts';

const call: BridgeCall = {
  system: 'You help.',
  messages: [
    { role: 'user', text: 'Hours?' },
    { role: 'assistant', text: 'I look.', calls: [{ id: 'c1', tool: 'list_entries', input: { day: 'x' } }] },
    { role: 'tool', callId: 'c1', tool: 'list_entries', output: '8 h' },
  ],
  tools: [{ name: 'list_entries', description: 'Lists', input: { type: 'object' } }],
  maxOutputTokens: 100,
};

async function ask(fake: FakeChatModels, asked = call, signal = new AbortController().signal) {
  const parts: BridgePart[] = [];
  const models = openEditorModels(fake.api, 'Because.') ?? assert.fail();
  const why = await models.ask('copilot/gpt', asked, { onPart: (part) => parts.push(part), signal });
  return { parts, why };
}

describe('models of the editor', () => {
  it('are none where the editor has no such API, as code-server and older ones', () => {
    const { api } = createFakeChatModels();

    const { lm: _lm, ...without } = api;
    assert.equal(openEditorModels(without, ''), undefined);
    assert.equal(openEditorModels({ ...api, lm: {} }, ''), undefined);
  });

  it('are listed with their vendor, and say when others come', async () => {
    const fake = createFakeChatModels();
    const models = openEditorModels(fake.api, '') ?? assert.fail();
    let changes = 0;
    models.onDidChange(() => {
      changes += 1;
    });
    fake.changed.fire();

    assert.deepEqual(await models.list(), [{ id: 'copilot/gpt', title: 'GPT', contextTokens: 64_000 }]);
    assert.equal(changes, 1);
  });

  it('are asked with the whole conversation, its tools and why', async () => {
    const fake = createFakeChatModels();
    await ask(fake);

    const [asked] = fake.asked;
    assert.deepEqual(asked?.options, {
      justification: 'Because.',
      tools: [{ name: 'list_entries', description: 'Lists', inputSchema: { type: 'object' } }],
    });
    assert.deepEqual(JSON.parse(JSON.stringify(asked?.messages)), [
      { role: 'user', content: 'You help.' },
      { role: 'user', content: 'Hours?' },
      {
        role: 'assistant',
        content: [{ value: 'I look.' }, { callId: 'c1', name: 'list_entries', input: { day: 'x' } }],
      },
      { role: 'user', content: [{ callId: 'c1', content: [{ value: '8 h' }] }] },
    ]);
  });

  it('end with a fault where a call of a tool is larger than a frame may be (#41)', async () => {
    const fake = createFakeChatModels();
    fake.answer = async function* () {
      yield fake.toolCall('c2', 'start_timer', { note: 'x'.repeat(400_000) });
    };

    await assert.rejects(ask(fake), (error) => readBridgeFault(error) === 'too_large');
  });

  it('answer in text, calls and parts that nobody knows, and text too long for a frame in several', async () => {
    const fake = createFakeChatModels();
    const long = `${'x'.repeat(99_999)}😀${'y'.repeat(10)}`;
    fake.answer = async function* () {
      yield fake.text('Eight');
      yield { thinking: 'hm' };
      yield fake.text('');
      yield fake.text(long);
      yield fake.toolCall('c2', 'start_timer', { projectId: 'p' });
    };

    const { parts, why } = await ask(fake);

    assert.equal(why, 'calls');
    assert.deepEqual(parts.slice(0, 2), [{ type: 'text', text: 'Eight' }, { type: 'alive' }]);
    const texts = parts.flatMap((part) => (part.type === 'text' ? part.text : []));
    assert.equal(texts.slice(1).join(''), long);
    assert.ok(texts.every((text) => text.isWellFormed() && text.length <= 100_000));
    assert.deepEqual(parts.at(-1), {
      type: 'call',
      id: 'c2',
      tool: 'start_timer',
      input: '{"projectId":"p"}',
    });
  });

  it('hear when nobody waits any more', async () => {
    const fake = createFakeChatModels();
    const stop = new AbortController();
    fake.answer = async function* ({ token }) {
      yield fake.text('Half');
      stop.abort();
      assert.equal(token.isCancellationRequested, true);
    };

    await ask(fake, call, stop.signal);
  });

  it('fail by the faults of the bridge', async () => {
    const fake = createFakeChatModels();
    fake.names = ['other'];
    await assert.rejects(ask(fake), (error) => readBridgeFault(error) === 'model_gone');

    const coded = (code: string, message = '') => Object.assign(new Error(message), { code });
    assert.deepEqual(
      [
        coded('NoPermissions'),
        coded('Blocked'),
        coded('NotFound'),
        coded('Unknown', 'You have exceeded your premium requests'),
        coded('Unknown', 'Too many requests'),
        coded('Unknown', 'message is too long'),
        new Error('fetch failed'),
      ].map(readBridgeFault),
      ['wrong_key', 'refused', 'model_gone', 'quota', 'rate_limited', 'context_too_long', 'cut'],
    );
  });
});
