/** One client starts the timer: how long until all of eight have heard, over real sockets to one backend. */
import { once } from 'node:events';
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
import { notificationSchema } from '../src/contract/events.ts';
import { type Benchmark, percentile, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { startBackend } from './support/backend.ts';
import { makePractice, type Practice } from './support/practice.ts';
import type { ServerProcess } from './support/process.ts';

const windows = sized(8, 2);
const rounds = sized(100, 2);
const limitMs = 500;
const entries = sized(1_000, 50);

async function open({ url, token }: ServerProcess): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/ws/notifications`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await once(socket, 'open');
  return socket;
}

/** Resolves when the socket hears of the entry. */
async function hearOf(socket: WebSocket, entryId: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const take = (data: unknown): void => {
    const notification = notificationSchema.parse(JSON.parse(String(data)));
    if ('id' in notification && notification.id === entryId) resolve();
  };
  socket.on('message', take);
  await promise;
  socket.off('message', take);
}

/** Milliseconds from the request of one client until all sockets have heard; a running timer is stopped by it. */
async function timeStart(
  { url, token }: ServerProcess,
  sockets: readonly WebSocket[],
  projectId: string,
): Promise<number> {
  const id = newId();
  const all = Promise.all(sockets.map((socket) => hearOf(socket, id)));
  const startedAt = performance.now();
  const reply = await fetch(`${url}/api/v1/timer`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id, projectId, zone: 'UTC' }),
  });
  if (!reply.ok) throw new Error(`The start of a timer was answered with ${reply.status}.`);
  await all;
  return performance.now() - startedAt;
}

async function measure({ directory, projectId }: Practice): Promise<readonly number[]> {
  const server = await startBackend(directory);
  try {
    const sockets = await Promise.all(Array.from({ length: windows }, () => open(server)));
    const times: number[] = [];
    while (times.length < rounds) times.push(await timeStart(server, sockets, projectId));
    for (const socket of sockets) socket.close();
    return times;
  } finally {
    await server.stop();
  }
}

export const benchmark: Benchmark = {
  name: 'windows',
  async run() {
    const practice = await makePractice(entries);
    try {
      const ours = percentile(await measure(practice), 0.99);
      const name = `${windows} windows have heard of a timer that one of them starts, p99`;
      return [withinLimit(name, { ours, limit: limitMs, unit: 'ms' })];
    } finally {
      await practice.remove();
    }
  },
};
