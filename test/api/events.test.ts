/** The event stream over a real socket: live, replayed, without a gap or a repeat, across a crash of the backend. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { WebSocket as WebSocketClient } from 'ws';
import { subscribeEvents } from '../../src/connection/index.ts';
import type { Notification } from '../../src/contract/events.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { waitFor } from '../support/wait-for.ts';

describe('events', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
  });

  afterEach(async () => {
    await backend.kill();
    await remove();
  });

  const addClient = (name: string) => backend.ask('POST', '/clients', { name, currency: 'EUR' });
  const listen = (since?: number) => {
    const heard: Notification[] = [];
    const states: boolean[] = [];
    const controller = new AbortController();
    const ended = subscribeEvents({
      connect: async () => backend,
      ...(since === undefined ? {} : { since }),
      onNotification: (notification) => heard.push(notification),
      onState: ({ up }) => states.push(up),
      signal: controller.signal,
    });
    const seqs = () => heard.flatMap((notification) => ('type' in notification ? [notification.seq] : []));
    const end = async () => {
      controller.abort();
      await ended;
    };
    return { heard, states, seqs, end };
  };

  it('begins with where the log stands, then tells each change as it is committed', async () => {
    await addClient('Before');
    const listener = listen();
    await waitFor(() => listener.heard.length === 1, 'the first word');

    const { body } = await addClient('Acme');
    await waitFor(() => listener.heard.length === 2, 'the change');
    await listener.end();

    assert.deepEqual(listener.heard, [
      { reload: true, seq: 1 },
      { seq: 2, type: 'client.created', id: body.id, version: 1 },
    ]);
  });

  it('replays what came since, and misses nothing that is written meanwhile', async () => {
    for (let index = 0; index < 20; index += 1) {
      await addClient(`Client ${index}`);
    }

    const listener = listen(5);
    await Promise.all(Array.from({ length: 20 }, (_, index) => addClient(`Meanwhile ${index}`)));
    await waitFor(() => listener.seqs().includes(40), 'the last change');
    await listener.end();

    assert.deepEqual(
      listener.seqs(),
      Array.from({ length: 35 }, (_, index) => index + 6),
    );
  });

  it('says reload for a number that the log never reached', async () => {
    const listener = listen(1_000);
    await waitFor(() => listener.heard.length === 1, 'the answer');
    await listener.end();

    assert.deepEqual(listener.heard, [{ reload: true, seq: 0 }]);
  });

  it('goes on after the backend was killed, with what came in between', async () => {
    const listener = listen();
    await waitFor(() => listener.heard.length === 1, 'the first word');
    await addClient('Before the crash');
    await waitFor(() => listener.seqs().length === 1, 'the change before');
    await backend.kill();
    backend = await startBackend(directory);

    await addClient('After the crash');
    await waitFor(() => listener.seqs().length === 2, 'the change after');
    await listener.end();

    assert.deepEqual(listener.seqs(), [1, 2]);
    assert.deepEqual(listener.states.slice(0, 1), [true]);
    assert.ok(listener.states.includes(false));
  });

  it('refuses a socket without the token, one that comes from a web page, and a number that is none', async () => {
    const open = async (
      protocols: string[],
      { query = '', origin }: { query?: string; origin?: string } = {},
    ) => {
      const url = `${backend.url.replace('http', 'ws')}/api/v1/ws/notifications${query}`;
      const socket = new WebSocketClient(url, protocols, origin === undefined ? {} : { origin });
      return await new Promise((resolve) => {
        socket.once('unexpected-response', (_request, reply) => resolve(reply.statusCode));
        socket.on('error', resolve);
        socket.once('open', () => {
          socket.terminate();
          resolve(101);
        });
      });
    };
    const good = ['vireo', `vireo.token.${backend.token}`];

    assert.deepEqual(
      [
        await open(good),
        await open(['vireo']),
        await open(['vireo', 'vireo.token.wrong']),
        await open(good, { origin: 'https://attacker.example' }),
        await open(good, { origin: 'null' }),
        await open(good, { query: '?since=-1' }),
        await open(good, { query: `?token=${backend.token}` }),
      ],
      [101, 401, 401, 403, 403, 422, 422],
    );
  });

  it('lets go of a client that sends more than it may, and tells it why', async () => {
    const codes: unknown[] = [];
    // Said on a line that is cut right away, it would arrive most of the time.
    for (let times = 20; times > 0; times -= 1) {
      const socket = new WebSocketClient(`${backend.url.replace('http', 'ws')}/api/v1/ws/notifications`, [
        'vireo',
        `vireo.token.${backend.token}`,
      ]);
      await once(socket, 'open');
      socket.send(Buffer.alloc(2 * 1024 * 1024));
      const [code] = await once(socket, 'close');
      codes.push(code);
    }

    assert.deepEqual(codes, Array(20).fill(1009));
    assert.equal((await backend.ask('GET', '/users/me')).status, 200);
  });

  for (const [when, abortSoon] of [
    ['while the backend is still looked for', (abort: () => void) => abort()],
    ['while the socket is not open yet', (abort: () => void) => setImmediate(abort)],
  ] as const)
    it(`ends when it is told to ${when}`, async () => {
      const controller = new AbortController();
      const states: boolean[] = [];

      await subscribeEvents({
        connect: async () => {
          abortSoon(() => controller.abort());
          return backend;
        },
        onNotification: () => assert.fail('nobody listens any more'),
        onState: ({ up }) => states.push(up),
        signal: controller.signal,
      });

      assert.deepEqual(states, []);
    });

  it('keeps the token out of the log', async () => {
    const other = await makeDataDirectory();
    const loud = await startBackend(other.directory, [
      '--log-level',
      'debug',
      '--detached',
      '--idle-seconds',
      '60',
    ]);
    await loud.ask('GET', '/users/me');
    await fetch(`${loud.url}/api/v1/nowhere`, { headers: { authorization: `Bearer ${loud.token}` } });
    await loud.stop();
    const log = await readFile(`${other.directory}/logs/backend.log`, 'utf8');
    await other.remove();

    assert.match(log, /users\/me/);
    assert.doesNotMatch(log, new RegExp(loud.token));
  });
});
