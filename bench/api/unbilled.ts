/** What every window asks for after an event, beside 100,000 open entries: with no rule of rounding and with one of each kind. */
import { type Benchmark, type BenchRow, percentile, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';
import { startBackend } from '../support/backend.ts';
import { makePractice } from '../support/practice.ts';
import type { ServerProcess } from '../support/process.ts';

const entries = sized(100_000, 200);
const samples = sized(40, 3);
const spacingMs = (3_652 * 86_400_000) / entries;

const rules = {
  'no rounding': { mode: 'none', stepSeconds: 60, scope: 'entry' },
  'each entry rounded': { mode: 'up', stepSeconds: 900, scope: 'entry' },
  'days and tasks rounded': { mode: 'up', stepSeconds: 900, scope: 'day-task' },
} as const;

type Ask = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;

function openDoor({ url, token }: ServerProcess): Ask {
  return async (method, path, body) => {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path} was answered with ${reply.status}.`);
    return await reply.json();
  };
}

/** Milliseconds of `GET /timer` after a change of one entry each; the first of a rule, which reads all, is left out. */
async function measure(ask: Ask, ids: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  await ask('GET', '/timer');
  for (const [index, id] of ids.entries()) {
    await ask('PATCH', `/time-entries/${id}`, { note: `Changed ${index} ${performance.now()}` });
    const startedAt = performance.now();
    await ask('GET', '/timer');
    times.push(performance.now() - startedAt);
  }
  return times;
}

export const benchmark: Benchmark = {
  name: 'unbilled',
  async run(): Promise<readonly BenchRow[]> {
    const practice = await makePractice(entries, { spacingMs });
    const server = await startBackend(practice.directory);
    try {
      const ask = openDoor(server);
      const { items } = await ask('GET', `/time-entries?limit=${samples}`);
      const ids = (items as readonly { readonly id: string }[]).map(({ id }) => id);
      const rows: BenchRow[] = [];
      for (const [name, rounding] of Object.entries(rules)) {
        await ask('PATCH', `/organizations/${practice.organizationId}`, { rounding });
        const ours = percentile(await measure(ask, ids), 0.95);
        const row = `timer after an event beside 100,000 open entries, ${name}, p95`;
        rows.push(withinLimit(row, { ours, limit: 30, unit: 'ms' }));
      }
      return rows;
    } finally {
      await server.stop();
      await practice.remove();
    }
  },
};
