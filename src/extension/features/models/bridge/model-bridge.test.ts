import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { type BridgeWindowFrame, bridgeWindowFrameSchema } from '../../../../contract/coach/model-bridge.ts';
import { createFakeChatModels, type FakeChatModels } from '../../../testing/fake-chat-models.ts';
import { openEditorModels } from './editor-models.ts';
import { ModelBridge } from './model-bridge.ts';

const call = { system: 'S', messages: [{ role: 'user', text: 'Hours?' }], tools: [], maxOutputTokens: 10 };

describe('ModelBridge', () => {
  let server: WebSocketServer;
  let bridge: ModelBridge;
  let fake: FakeChatModels;
  let sockets: ServerSocket[];
  let frames: BridgeWindowFrame[];
  let warned: string[];
  let timers: (() => void)[];

  beforeEach(async () => {
    [sockets, frames, warned, timers, fake] = [[], [], [], [], createFakeChatModels()];
    server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'vireo' });
    server.on('connection', (socket) => {
      sockets.push(socket);
      socket.on('message', (data) => {
        const frame = bridgeWindowFrameSchema.parse(JSON.parse(String(data)));
        frames.push(frame);
        if (frame.type === 'models') socket.send('{"type":"listed"}');
      });
    });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    bridge = new ModelBridge({
      models: openEditorModels(fake.api, 'Because.') ?? assert.fail(),
      clock: {
        after: (_delay, run) => {
          timers.push(run);
          return { dispose: () => timers.splice(timers.indexOf(run), 1) };
        },
      },
      whenReady: async () => ({ url: `http://127.0.0.1:${port}`, token: 'secret', version: '0', pid: 1 }),
      warn: (text) => warned.push(text),
    });
  });
  afterEach(async () => {
    bridge.dispose();
    for (const socket of sockets) socket.terminate();
    server.close();
    await once(server, 'close');
  });

  const ask = (callId: string) =>
    sockets.at(-1)?.send(JSON.stringify({ type: 'call', callId, model: 'copilot/gpt', call }));
  const ofCall = (callId: string) => frames.filter((frame) => 'callId' in frame && frame.callId === callId);

  it('says what the editor has, again when that changes, by one line', async () => {
    await bridge.refresh();
    fake.names = ['gpt', 'claude'];
    fake.changed.fire();

    await waitFor(() => frames.length === 2, 'the new list');
    assert.deepEqual(
      frames.map((frame) => (frame.type === 'models' ? frame.models.map(({ id }) => id) : frame)),
      [['copilot/gpt'], ['copilot/gpt', 'copilot/claude']],
    );
    assert.equal(sockets.length, 1);
  });

  it('opens no line where the editor has no model', async () => {
    fake.names = [];
    await bridge.refresh();

    assert.equal(sockets.length, 0);
    assert.deepEqual(warned, []);
  });

  it('answers a call part by part, and says that somebody is there until the first', async () => {
    await bridge.refresh();
    const begin = Promise.withResolvers<void>();
    fake.answer = async function* () {
      await begin.promise;
      yield fake.text('Eight ');
      yield fake.text('hours.');
    };
    timers.splice(0);
    ask('c1');
    await waitFor(() => timers.length === 1, 'the call to run');
    timers.splice(0)[0]?.();
    await waitFor(() => ofCall('c1').length === 1, 'the sign of life');
    begin.resolve();

    await waitFor(() => ofCall('c1').at(-1)?.type === 'end', 'the end');
    assert.deepEqual(ofCall('c1'), [
      { type: 'part', callId: 'c1', part: { type: 'alive' } },
      { type: 'part', callId: 'c1', part: { type: 'text', text: 'Eight ' } },
      { type: 'part', callId: 'c1', part: { type: 'text', text: 'hours.' } },
      { type: 'end', callId: 'c1', why: 'stop' },
    ]);
    assert.equal(timers.length, 0);
  });

  it('gives faults by their names, and nothing of a call that was cancelled', async () => {
    await bridge.refresh();
    // biome-ignore lint/correctness/useYield: it fails before its first part.
    fake.answer = async function* () {
      throw Object.assign(new Error('no'), { code: 'NoPermissions' });
    };
    ask('c1');
    await waitFor(() => ofCall('c1').length === 1, 'the fault');
    assert.deepEqual(ofCall('c1'), [{ type: 'fault', callId: 'c1', code: 'wrong_key' }]);

    fake.answer = async function* ({ token }) {
      yield fake.text('Half');
      await waitFor(() => token.isCancellationRequested, 'the word to stop');
      yield fake.text('late');
    };
    ask('c2');
    await waitFor(() => ofCall('c2').length === 1, 'the first part');
    sockets[0]?.send('{"type":"cancel","callId":"c2"}');
    await waitFor(() => fake.asked.at(-1)?.token.isCancellationRequested === true, 'the cancellation');
    ask('c3');
    await waitFor(() => ofCall('c3').length === 1, 'the next call');
    assert.equal(ofCall('c2').length, 1);
  });

  it('stops what runs when the line breaks, and opens another for the next word', async () => {
    await bridge.refresh();
    fake.answer = async function* ({ token }) {
      yield fake.text('Half');
      await waitFor(() => token.isCancellationRequested, 'the end of the line');
    };
    ask('c1');
    await waitFor(() => ofCall('c1').length === 1, 'the first part');
    sockets[0]?.terminate();
    await waitFor(() => fake.asked[0]?.token.isCancellationRequested === true, 'the cancellation');

    await bridge.refresh();
    assert.equal(sockets.length, 2);
  });

  it('refuses what is no frame, and opens nothing after its end', async () => {
    await bridge.refresh();
    sockets[0]?.send('{"type":"call","callId":"c1"}');
    sockets[0]?.send('no JSON');
    await waitFor(() => warned.length === 2, 'the refusals');
    bridge.dispose();
    await bridge.refresh();

    assert.equal(sockets.length, 1);
  });
});
