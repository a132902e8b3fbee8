import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import type { ReceivedFrame } from '../../../src/contract/coach/coach-chat.ts';
import { waitFor } from '../../../test/support/wait-for.ts';
import { ChatLine, dialBackend } from './chat-line.ts';

const stop = { type: 'stop', messageId: 'm1' } as const;
const started = { type: 'started', messageId: 'm1', answerId: 'a1', offset: 0, coach: 'built-in' } as const;

describe('ChatLine', () => {
  let server: WebSocketServer;
  let line: ChatLine;
  let frames: ReceivedFrame[];
  let states: boolean[];
  let refused: number;
  let protocols: string[];
  let connected: ServerSocket[];
  let addresses: (string | undefined)[];

  beforeEach(async () => {
    [frames, states, protocols, connected, addresses, refused] = [[], [], [], [], [], 0];
    server = new WebSocketServer({
      port: 0,
      host: '127.0.0.1',
      handleProtocols: (offered) => {
        protocols = [...offered];
        return 'vireo';
      },
    });
    server.on('connection', (socket, { url }) => {
      connected.push(socket);
      addresses.push(url);
    });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    line = new ChatLine({
      dial: dialBackend({ whenReady: async () => ({ url: `http://127.0.0.1:${port}`, token: 'secret' }) }),
      onFrame: (frame) => frames.push(frame),
      onState: (up) => states.push(up),
      onRefused: () => {
        refused += 1;
      },
    });
  });
  afterEach(async () => {
    line.dispose();
    for (const socket of connected) socket.terminate();
    server.close();
    await once(server, 'close');
  });

  it('carries the token as a subprotocol, never in the address', async () => {
    await line.send(stop);

    assert.deepEqual(protocols, ['vireo', 'vireo.token.secret']);
    assert.deepEqual(addresses, ['/api/v1/ai/chat']);
  });

  it('opens one socket for many frames', async () => {
    await Promise.all([line.send(stop), line.send(stop), line.send(stop)]);

    assert.equal(connected.length, 1);
    assert.deepEqual(states, [true]);
  });

  it('passes frames of the contract on, and refuses all else', async () => {
    await line.open();

    connected[0]?.send('not JSON');
    connected[0]?.send(JSON.stringify({ type: 'started' }));
    connected[0]?.send(JSON.stringify(started));

    await waitFor(() => frames.length === 1, 'the frame');
    assert.deepEqual(frames, [started]);
    assert.equal(refused, 2);
  });

  it('says that the line went down, and opens a new one for the next frame', async () => {
    await line.open();
    connected[0]?.terminate();
    await waitFor(() => states.length === 2, 'the line to go down');

    await line.send(stop);

    assert.deepEqual(states, [true, false, true]);
    assert.equal(connected.length, 2);
  });

  it('opens nothing after its end', async () => {
    line.dispose();

    await assert.rejects(line.open());
    assert.equal(connected.length, 0);
  });
});
