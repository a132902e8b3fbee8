/** An event that concerns a person: how long until their open window hears of the notification, over a socket to the backend. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { notificationSchema } from '../src/contract/events.ts';
import { type Benchmark, percentile, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { startBackend } from './support/backend.ts';
import { makePractice, type Practice } from './support/practice.ts';
import type { ServerProcess } from './support/process.ts';

const rounds = sized(200, 2);
const limitMs = 300;
const entries = sized(10_000, 50);
const accounts = ['DE89370400440532013000', 'DE02120300000000202051', 'DE02500105170137075030'];

async function open({ url, token }: ServerProcess): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/ws/notifications`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await once(socket, 'open');
  return socket;
}

/** When the frame of a type is heard. */
async function hear(socket: WebSocket, type: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const take = (data: unknown): void => {
    const frame = notificationSchema.parse(JSON.parse(String(data)));
    if ('type' in frame && frame.type === type) resolve(performance.now());
  };
  socket.on('message', take);
  const at = await promise;
  socket.off('message', take);
  return at;
}

/** Milliseconds from the frame of the event, which follows its commit, to that of the notification. */
async function timeNotification(
  { url, token }: ServerProcess,
  { socket, organizationId, iban }: { socket: WebSocket; organizationId: string; iban: string },
): Promise<number> {
  const heard = Promise.all([hear(socket, 'organization.changed'), hear(socket, 'notification.created')]);
  const reply = await fetch(`${url}/api/v1/organizations/${organizationId}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ iban }),
  });
  if (!reply.ok) throw new Error(`The change of an account was answered with ${reply.status}.`);
  const [changed, notified] = await heard;
  return notified - changed;
}

async function measure({ directory, organizationId }: Practice): Promise<readonly number[]> {
  const server = await startBackend(directory);
  try {
    const socket = await open(server);
    // The first account replaces none, which is no notification.
    const first = { method: 'PATCH', body: JSON.stringify({ iban: accounts.at(-1) }) };
    const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
    await fetch(`${server.url}/api/v1/organizations/${organizationId}`, { ...first, headers });
    const times: number[] = [];
    while (times.length < rounds) {
      const iban = accounts[times.length % accounts.length] ?? '';
      times.push(await timeNotification(server, { socket, organizationId, iban }));
    }
    socket.close();
    return times;
  } finally {
    await server.stop();
  }
}

export const benchmark: Benchmark = {
  name: 'notifications',
  async run() {
    const practice = await makePractice(entries);
    try {
      const times = await measure(practice);
      return [0.5, 0.95].map((share) =>
        withinLimit(`an open window hears of a notification after its event, p${share * 100}`, {
          ours: percentile(times, share),
          limit: limitMs,
          unit: 'ms',
        }),
      );
    } finally {
      await practice.remove();
    }
  },
};
