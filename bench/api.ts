/** The API over real HTTP: a page out of a million entries, how fast a timer start is acknowledged, and a scan accepted. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { v7 as newId } from 'uuid';
import { atLeast, type Benchmark, type BenchRow, percentile, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { startBackend } from './support/backend.ts';
import { makePractice, type Practice } from './support/practice.ts';
import { type ServerProcess, startServer } from './support/process.ts';

const entries = sized(1_000_000, 200);
const load = { connections: 8, duration: sized(6, 1) };
const timerStarts = sized(300, 3);
const scanStarts = sized(100, 1);

async function fire(url: string, token: string): Promise<{ requestsPerSecond: number; p99: number }> {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  // The first run warms both up alike.
  await autocannon({ url, headers, connections: load.connections, duration: sized(2, 1) });
  const result = await autocannon({ url, headers, ...load });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  }
  return { requestsPerSecond: result.requests.average, p99: result.latency.p99 };
}

async function withServer<T>(
  server: Promise<ServerProcess>,
  work: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const running = await server;
  try {
    return await work(running);
  } finally {
    await running.stop();
  }
}

async function measureList(practice: Practice): Promise<BenchRow[]> {
  const ours = await withServer(startBackend(practice.directory), ({ url, token }) =>
    fire(`${url}/api/v1/time-entries?limit=100`, token),
  );
  const bareEntry = path.join(import.meta.dirname, 'api/bare-server.ts');
  const bare = await withServer(
    startServer(bareEntry, [practice.directory, practice.organizationId]),
    ({ url }) => fire(`${url}/bare`, ''),
  );
  return [
    withinLimit('100 of 1,000,000 entries, 8 connections, p99', { ours: ours.p99, limit: 15, unit: 'ms' }),
    atLeast(
      {
        name: '100 of 1,000,000 entries, requests a second',
        unit: '/s',
        ours: ours.requestsPerSecond,
        peer: bare.requestsPerSecond,
        peerName: 'bare route, JSON.stringify',
      },
      0.8,
    ),
  ];
}

async function measureTimer(practice: Practice): Promise<BenchRow[]> {
  const samples = await withServer(startBackend(practice.directory), async ({ url, token }) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const times: number[] = [];
    // As every window does before anybody can start one.
    await (await fetch(`${url}/api/v1/timer`, { headers })).text();
    for (let index = 0; index < timerStarts; index += 1) {
      const body = JSON.stringify({
        id: newId(),
        projectId: practice.projectId,
        note: `Start ${index}`,
        zone: 'UTC',
      });
      const startedAt = performance.now();
      const reply = await fetch(`${url}/api/v1/timer`, { method: 'POST', headers, body });
      await reply.text();
      times.push(performance.now() - startedAt);
      if (reply.status !== 201) {
        throw new Error(`The timer start was answered with ${reply.status}.`);
      }
    }
    return times;
  });
  return [
    withinLimit('timer start acknowledged, p99', { ours: percentile(samples, 0.99), limit: 20, unit: 'ms' }),
  ];
}

/** Each for another file, so that none is the one before. */
async function measureScanStarts(practice: Practice): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-scan-starts-'));
  try {
    const names = Array.from({ length: scanStarts }, (_, index) => `f${index}.ts`);
    for (const name of names) await writeFile(path.join(folder, name), 'export const one = 1;\n');
    const samples = await withServer(startBackend(practice.directory), async ({ url, token }) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const send = async (method: string, route: string, body: object, expected: number) => {
        const startedAt = performance.now();
        const reply = await fetch(`${url}/api/v1${route}`, { method, headers, body: JSON.stringify(body) });
        await reply.text();
        if (reply.status !== expected) throw new Error(`${route} was answered with ${reply.status}.`);
        return performance.now() - startedAt;
      };
      const { projectId } = practice;
      await send('PATCH', `/projects/${projectId}`, { folder }, 200);
      const times: number[] = [];
      for (const name of names) {
        times.push(await send('POST', '/scanner/scan', { projectId, paths: [name] }, 202));
      }
      return times;
    });
    const ours = percentile(samples, 0.99);
    return [withinLimit('scan accepted (202) while others run, p99', { ours, limit: 200, unit: 'ms' })];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const benchmark: Benchmark = {
  name: 'api',
  async run() {
    const practice = await makePractice(entries);
    try {
      return [
        ...(await measureList(practice)),
        ...(await measureTimer(practice)),
        ...(await measureScanStarts(practice)),
      ];
    } finally {
      await practice.remove();
    }
  },
};
