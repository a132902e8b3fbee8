import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { openTestApp } from '../../../testing/open-test-app.ts';
import type { TestApp } from '../../../testing/test-app.ts';
import { createMemoryLimits } from '../../limits/limits.ts';
import { openRemote } from './open-remote.ts';
import type { RemoteOptions } from './remote-options.ts';

const times = { headersMs: 200, requestMs: 400, idleMs: 60_000, keepAliveMs: 60_000, checkMs: 50 };
const head =
  'POST /api/v1/unsubscribe/none HTTP/1.1\r\nHost: vireo.example\r\nContent-Type: application/x-www-form-urlencoded\r\n';

describe('slow and many clients of a server', () => {
  let test: TestApp;
  const sockets: Socket[] = [];

  async function serve(more: Partial<RemoteOptions> = {}): Promise<void> {
    const clock = () => test.clock.now;
    const remote = openRemote({
      publicUrl: 'https://vireo.example',
      isProxy: () => true,
      allowedOrigins: [],
      requestLimits: { limits: createMemoryLimits(), clock },
      times,
      ...more,
    });
    test = await openTestApp({ localOnly: false, remote });
    await test.app.listen({ host: '127.0.0.1', port: 0 });
  }

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await test.close();
  });

  async function open(text: string): Promise<Socket> {
    const { port } = test.app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  }

  /** All that it was sent until it was closed. */
  async function untilClosed(socket: Socket): Promise<string> {
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    await once(socket, 'close');
    return text;
  }

  it('are cut while they take their time with headers, or with a body', async () => {
    await serve();
    const [headers, body] = await Promise.all([
      open('GET /health HTTP/1.1\r\nHost: vireo.ex').then(untilClosed),
      open(`${head}Content-Length: 100\r\n\r\n{"slow`).then(untilClosed),
    ]);

    assert.match(headers, /^HTTP\/1\.1 408 /);
    assert.match(headers, /"code":"timed_out"/);
    assert.match(body, /^HTTP\/1\.1 408 /);
  });

  it('get no more connections than the share of an address', async () => {
    await serve({ isProxy: () => false, connectionsOfAddress: 2 });
    const first = await open('');
    const second = await open('');
    assert.equal(await untilClosed(await open('')), '');

    first.end();
    await once(first, 'close');
    const third = await open('GET /health HTTP/1.1\r\nHost: vireo.example\r\nConnection: close\r\n\r\n');
    assert.match(await untilClosed(third), /^HTTP\/1\.1 421 /);
    assert.equal(second.closed, false);
  });

  it('are refused a body and headers that are larger than a server takes', async () => {
    await serve();
    const body = await untilClosed(
      await open(`${head}Connection: close\r\nContent-Length: 2000000\r\n\r\n${'x'.repeat(2_000_000)}`),
    );
    const headers = await untilClosed(
      await open(`GET /health HTTP/1.1\r\nHost: vireo.example\r\nLong: ${'x'.repeat(20_000)}\r\n\r\n`),
    );

    assert.match(body, /^HTTP\/1\.1 413 /);
    assert.match(headers, /^HTTP\/1\.1 413 /);
  });
});
