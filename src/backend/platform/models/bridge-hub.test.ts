import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bridgeBackendFrameSchema } from '../../../contract/coach/model-bridge.ts';
import { type BridgeFrame, Windows } from './bridge-hub.ts';
import type { ModelCall, ModelPart } from './model-call.ts';

const ada = { organizationId: 'o1', userId: 'ada' };
const model = { id: 'copilot/gpt', title: 'GPT', contextTokens: 64_000 };
const call: ModelCall = {
  system: 'You help.',
  messages: [{ role: 'user', text: 'Hours?' }],
  tools: [{ name: 'list', description: 'Lists', input: { type: 'object' } }],
  maxOutputTokens: 100,
};

function openWindow(hub = new Windows(), owner = ada) {
  const sent: BridgeFrame[] = [];
  const window = hub.connect(owner, (frame) => sent.push(frame));
  window.receive({ type: 'models', models: [model] });
  const callId = (): string => sent.flatMap((frame) => (frame.type === 'call' ? frame.callId : []))[0] ?? '';
  return { hub, window, sent, callId };
}

type Window = ReturnType<typeof openWindow>;

/** Begins the call; what it gives is read until its end. */
function begin({ hub }: Pick<Window, 'hub'>, { owner = ada, signal = new AbortController().signal } = {}) {
  const parts: ModelPart[] = [];
  const ended = (async () => {
    for await (const part of hub.stream({ owner, model: model.id, call }, signal)) parts.push(part);
  })().then(
    () => 'whole',
    (error: { code?: string }) => error.code ?? String(error),
  );
  return { parts, ended };
}

describe('the bridge to models of windows', () => {
  it('streams what the window answers, in order, to its end', async () => {
    const opened = openWindow();
    const { parts, ended } = begin(opened);
    const asked = opened.sent.at(-1);
    assert.deepEqual(bridgeBackendFrameSchema.parse(asked), {
      type: 'call',
      callId: opened.callId(),
      model: model.id,
      call,
    });

    const callId = opened.callId();
    const answered: ModelPart[] = [
      { type: 'alive' },
      { type: 'text', text: 'Eight ' },
      { type: 'call', id: 'c1', tool: 'list', input: '{}' },
    ];
    for (const part of answered)
      opened.window.receive({ type: 'part', callId, part: part as { type: 'alive' } });
    opened.window.receive({ type: 'end', callId, why: 'calls' });

    assert.equal(await ended, 'whole');
    assert.deepEqual(parts, [...answered, { type: 'finish', why: 'calls', usage: {} }]);
    assert.equal(
      opened.sent.some(({ type }) => type === 'cancel'),
      false,
    );
  });

  it('lists the models of a person once, for nobody else, while a window has them', async () => {
    const { hub, window } = openWindow();
    openWindow(hub);
    const bob = openWindow(hub, { organizationId: 'o1', userId: 'bob' });

    assert.deepEqual(await hub.listModels(ada), [model]);
    bob.window.receive({ type: 'models', models: [] });
    assert.deepEqual(await hub.listModels({ organizationId: 'o1', userId: 'bob' }), []);
    assert.deepEqual(await hub.listModels({ organizationId: 'o2', userId: 'ada' }), []);
    window.close();
    assert.deepEqual(await hub.listModels(ada), [model]);
    assert.equal(
      await begin({ hub }, { owner: { organizationId: 'o1', userId: 'bob' } }).ended,
      'unreachable',
    );
  });

  it('tells a window to stop what nobody waits for any more', async () => {
    const opened = openWindow();
    const dropped = new AbortController();
    const { ended } = begin(opened, { signal: dropped.signal });
    dropped.abort();

    assert.equal(await ended, 'cut');
    assert.deepEqual(opened.sent.at(-1), { type: 'cancel', callId: opened.callId() });
    opened.window.receive({ type: 'part', callId: opened.callId(), part: { type: 'text', text: 'late' } });
    opened.window.receive({ type: 'end', callId: 'nobody', why: 'stop' });
  });

  it('gives the faults of a window, and of its end: before anything came, and after', async () => {
    const faulty = openWindow();
    const refused = begin(faulty);
    faulty.window.receive({ type: 'fault', callId: faulty.callId(), code: 'refused' });
    assert.equal(await refused.ended, 'refused');

    const closed = openWindow();
    const early = begin(closed);
    closed.window.close();
    assert.equal(await early.ended, 'unreachable');

    const closing = openWindow();
    const late = begin(closing);
    closing.window.receive({
      type: 'part',
      callId: closing.callId(),
      part: { type: 'text', text: 'Half' },
    });
    closing.window.close();
    assert.equal(await late.ended, 'cut');
    assert.deepEqual(late.parts, [{ type: 'text', text: 'Half' }]);
  });
});
