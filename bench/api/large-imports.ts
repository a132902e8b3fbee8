/** Requests at their limits over real HTTP: how much memory the backend takes for each, and what others wait meanwhile. */
import { type Benchmark, type BenchRow, withinLimit } from '../benchmark.ts';
import { startBackend } from '../support/backend.ts';
import { makePractice } from '../support/practice.ts';
import type { ServerProcess } from '../support/process.ts';
import { type Probe, probes } from './large-bodies.ts';
import { ask, findClientId, watchServer } from './watch-server.ts';

async function send(server: ServerProcess, { method, path }: Probe, body: string): Promise<void> {
  await ask(server, `/api/v1${path}`, { method, body });
}

async function measure(probe: Probe): Promise<readonly BenchRow[]> {
  const practice = await makePractice(1);
  const server = await startBackend(practice.directory);
  try {
    const of = { projectId: practice.projectId, clientId: await findClientId(server) };
    // As in a backend that has worked for a while: what is loaded once is no part of a file.
    await send(server, probe, probe.body(of, 'small'));
    const body = probe.body(of, 'limit');
    const startedAt = performance.now();
    const waits = await watchServer(server, async () => await send(server, probe, body));
    console.log(`${probe.what}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return toRows(`${probe.what} of ${(body.length / 1024 / 1024).toFixed(1)} MB`, waits);
  } finally {
    await server.stop();
    await practice.remove();
  }
}

function toRows(what: string, waits: Awaited<ReturnType<typeof watchServer>>): readonly BenchRow[] {
  const { peakMegabytes, healthMs, readMs, writeMs } = waits;
  const waited = (of: string, ours: number) =>
    withinLimit(`longest wait for ${of}, ${what}`, { ours, limit: 100, unit: 'ms' });
  return [
    withinLimit(`memory above idle, ${what}`, { ours: peakMegabytes, limit: 256, unit: 'MB' }),
    waited('/health', healthMs),
    waited('a list', readMs),
    waited('a change of a client', writeMs),
  ];
}

export const benchmark: Benchmark = {
  name: 'large-imports',
  async run(): Promise<readonly BenchRow[]> {
    const rows: BenchRow[] = [];
    for (const probe of probes) rows.push(...(await measure(probe)));
    return rows;
  },
};
