/** How a backend ends while clients are connected: soon, with everything that it acknowledged on the disk. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { discoveryFileName } from '../../src/contract/local/backend-names.ts';
import {
  type BackendProcess,
  backendEntry,
  exitOf,
  makeDataDirectory,
  spawnBackend,
  startBackend,
} from '../support/backend-process.ts';
import { cliEntry } from '../support/run-cli-process.ts';
import { waitFor } from '../support/wait-for.ts';

/** Far above what ending takes on a busy machine, far below the 72 s for which Node keeps an idle connection. */
const endsWithinMs = 20_000;

/** A client that writes over kept connections until the backend is gone, and knows what was acknowledged. */
function writeSteadily({ url, token }: BackendProcess) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  const acknowledged: string[] = [];
  let isOver = false;
  const post = () =>
    new Promise<void>((resolve, reject) => {
      const request = http.request(`${url}/api/v1/clients`, {
        agent,
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      });
      request.on('error', reject);
      request.on('response', (reply) => {
        let text = '';
        reply.on('data', (chunk: Buffer) => (text += chunk));
        reply.on('error', reject);
        reply.on('end', () => {
          if (reply.statusCode === 201) acknowledged.push(JSON.parse(text).id);
          resolve();
        });
      });
      request.end(JSON.stringify({ name: `Client ${Math.random()}`, currency: 'EUR' }));
    });
  const write = async () => {
    while (!isOver) await post();
  };
  const ended = Promise.allSettled(Array.from({ length: 4 }, write));
  return {
    acknowledged,
    async stop() {
      isOver = true;
      await ended;
      agent.destroy();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the end of a backend', () => {
  let directory: string;
  let remove: () => Promise<void>;
  const children: ChildProcess[] = [];
  const sockets: net.Socket[] = [];

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory({ isEmpty: true }));
  });

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
      await exitOf(child);
    }
    await remove();
  });

  const start = async () => {
    const backend = await startBackend(directory);
    children.push(backend.child);
    return backend;
  };
  /** A connection that sends these lines and then keeps still. */
  const holdOpen = async ({ url }: BackendProcess, lines: readonly string[]) => {
    const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    return socket;
  };
  const endsSoon = async (end: () => Promise<unknown>) => {
    const from = performance.now();
    await end();
    const tookMs = performance.now() - from;
    assert.ok(tookMs < endsWithinMs, `took ${Math.round(tookMs)} ms`);
  };

  it('comes soon though clients keep on writing, and everything acknowledged stays', async () => {
    const backend = await start();
    const writer = writeSteadily(backend);
    await waitFor(() => writer.acknowledged.length > 40, 'some writes');

    await endsSoon(async () => assert.equal(await backend.stop(), 0));
    await writer.stop();

    const next = await start();
    for (const id of writer.acknowledged) {
      assert.equal((await next.ask('GET', `/clients/${id}`)).status, 200);
    }
  });

  it('comes soon though a client keeps the connection on which it was answered last', async () => {
    const backend = await start();
    // fetch keeps its connections; these are busy when the end begins, and idle right after it.
    const requests = Array.from({ length: 60 }, (_, index) =>
      backend.ask('POST', '/clients', { name: `Client ${index}`, currency: 'EUR' }),
    );
    await Promise.race(requests);

    await endsSoon(async () => assert.equal(await backend.stop(), 0));
    await Promise.allSettled(requests);
  });

  it('comes soon when another version takes over while clients write', async () => {
    const backend = await start();
    const writer = writeSteadily(backend);
    await waitFor(() => writer.acknowledged.length > 40, 'some writes');

    await endsSoon(async () => {
      assert.equal((await backend.ask('POST', '/shutdown')).status, 202);
      await start();
    });
    await writer.stop();
  });

  it('does not wait for a request that never comes to its end', async () => {
    const backend = await start();
    const head = [
      'POST /api/v1/clients HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${backend.token}`,
      'Content-Type: application/json',
      'Content-Length: 100',
    ];
    await holdOpen(backend, head);
    await backend.ask('GET', '/users/me');

    await endsSoon(async () => assert.equal(await backend.stop(), 0));
  });

  it('does not wait for a WebSocket whose client never says goodbye', async () => {
    const backend = await start();
    const socket = await holdOpen(backend, [
      'GET /api/v1/ws/notifications HTTP/1.1',
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Sec-WebSocket-Protocol: vireo, vireo.token.${backend.token}`,
    ]);
    await new Promise((resolve) => socket.once('data', resolve));

    await endsSoon(async () => assert.equal(await backend.stop(), 0));
  });

  it('comes with the end of its starter, who may die before it is ready', async () => {
    const starter = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { spawn } from 'node:child_process';
        const child = spawn(process.execPath, ${JSON.stringify([backendEntry, '--data', directory])}, {
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        });
        process.stdout.write(String(child.pid), () => process.exit(0));`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let pid = '';
    for await (const chunk of starter.stdout) pid += chunk;

    await waitFor(() => !isAlive(Number(pid)), 'the backend without a starter to end');
  });

  it('comes with the end of the starter of a detached one, who heard of nothing', async () => {
    const backend = spawn(process.execPath, [backendEntry, '--data', directory, '--detached'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(backend);
    backend.stdout.destroy();

    assert.equal(await exitOf(backend), 0);
  });

  it('comes soon when `vireo serve` is killed while clients write', async () => {
    const serve = spawn(process.execPath, [cliEntry, 'serve', '--data', directory, '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(serve);
    const line = await new Promise<string>((resolve) =>
      serve.stdout.once('data', (text) => resolve(`${text}`)),
    );
    const ready = JSON.parse(line) as BackendProcess;
    const writer = writeSteadily(ready);
    await waitFor(() => writer.acknowledged.length > 40, 'some writes');

    await endsSoon(async () => {
      serve.kill('SIGKILL');
      await waitFor(() => !isAlive(ready.pid), 'the backend to end');
    });
    await writer.stop();
  });

  it('comes with a message when the start fails after listening, and leaves nothing behind', async () => {
    // A folder in the place of the file: like a full disk, it is met only when the backend listens already.
    await mkdir(path.join(directory, discoveryFileName, 'inside'), { recursive: true });
    const { child, start: failed } = await spawnBackend(directory);
    children.push(child);

    assert.ok('error' in failed);
    assert.equal(failed.error.code, 'data_directory');
    assert.equal(await exitOf(child), 2);
  });
});
