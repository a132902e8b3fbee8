/** Reports over ten years of a busy practice, over real HTTP: the last year by each grouping, and all of it at once. */
import { type Benchmark, type BenchRow, percentile, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { startBackend } from './support/backend.ts';
import { makePractice } from './support/practice.ts';
import type { ServerProcess } from './support/process.ts';

const entries = sized(100_000, 200);
const years = sized(10, 2);
const dayMs = 86_400_000;
const samples = sized(20, 2);

const dateOf = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10);

/** Milliseconds of each of some requests; the first, which fills caches, is left out. */
async function ask({ url, token }: ServerProcess, query: string, report = 'time'): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index <= samples; index += 1) {
    const startedAt = performance.now();
    const reply = await fetch(`${url}/api/v1/reports/${report}?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { rows } = await reply.json();
    times.push(performance.now() - startedAt);
    if (reply.status !== 200 || rows.length === 0)
      throw new Error(`${query} was answered with ${reply.status}.`);
  }
  return times.slice(1);
}

const questions = [
  'groupBy=day',
  'groupBy=month&thenBy=project',
  'groupBy=project',
  'groupBy=tag&thenBy=week',
];

/** With a cost rate of everyone and one a year of the owner. */
async function measureMargin(
  server: ServerProcess,
  { year, all }: { readonly year: string; readonly all: string },
): Promise<BenchRow[]> {
  const { url, token } = server;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const me = await (await fetch(`${url}/api/v1/users/me`, { headers })).json();
  const thisYear = new Date().getUTCFullYear();
  const own = Array.from({ length: years }, (_, index) => ({
    userId: me.id,
    validFrom: `${thisYear - index}-03-01`,
  }));
  for (const rate of [{}, ...own]) {
    const body = JSON.stringify({ amount: { minor: 4_000, currency: 'EUR' }, ...rate });
    const reply = await fetch(`${url}/api/v1/cost-rates`, { method: 'POST', headers, body });
    if (!reply.ok) throw new Error(`A cost rate was answered with ${reply.status}.`);
  }
  const ofYear = percentile(await ask(server, year, 'margin'), 0.95);
  const ofAll = percentile(await ask(server, all, 'margin'), 0.95);
  return [
    withinLimit('margin by project of a year of 100,000 entries, p95', {
      ours: ofYear,
      limit: 150,
      unit: 'ms',
    }),
    withinLimit('margin by project of all ten years, p95', { ours: ofAll, limit: 1_000, unit: 'ms' }),
  ];
}

export const benchmark: Benchmark = {
  name: 'reports',
  async run(): Promise<readonly BenchRow[]> {
    const practice = await makePractice(entries, { spacingMs: (years * 365 * dayMs) / entries });
    const server = await startBackend(practice.directory);
    try {
      const now = Date.now();
      const year = `from=${dateOf(now - 365 * dayMs)}&to=${dateOf(now)}`;
      const rows: BenchRow[] = [];
      for (const question of questions) {
        const ours = percentile(await ask(server, `${year}&${question}`), 0.95);
        rows.push(
          withinLimit(`year report of 100,000 entries, ${question}, p95`, { ours, limit: 150, unit: 'ms' }),
        );
      }
      const all = `from=${dateOf(now - years * 365 * dayMs)}&to=${dateOf(now)}`;
      const ours = percentile(await ask(server, `${all}&groupBy=month`), 0.95);
      return [
        ...rows,
        withinLimit('report of all ten years by month, p95', { ours, limit: 1_000, unit: 'ms' }),
        ...(await measureMargin(server, { year, all })),
      ];
    } finally {
      await server.stop();
      await practice.remove();
    }
  },
};
