/** Which rate holds: random timelines against brute force, and the effective rates of a year of 100,000 entries. */
import { createRateBook, findRate, type Rate, type RatedWork } from '../../src/domain/rates/rate.ts';
import { drawTimeline, findRateSlowly } from '../../src/domain/testing/rate-timelines.ts';
import { type Benchmark, type BenchRow, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';

const timelines = sized(10_000, 20);
const entries = sized(100_000, 1_000);
const limitMs = 150;

function countWrong(seed: number): number {
  let wrong = 0;
  for (let run = 0; run < timelines; run += 1) {
    const { rates, works } = drawTimeline(seed + run);
    const book = createRateBook(rates);
    for (const work of works) if (findRate(book, work)?.id !== findRateSlowly(rates, work)?.id) wrong += 1;
  }
  return wrong;
}

const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + (at % 365))).toISOString().slice(0, 10);

/** 200 projects of 40 clients with a rate a quarter, ten people, of whom some have rates of their own. */
function makeYear(): { readonly rates: readonly Rate[]; readonly works: readonly RatedWork[] } {
  const rates: Rate[] = [];
  const add = (key: Pick<Rate, 'scope' | 'scopeId' | 'actorId'>) => {
    for (const month of ['01', '04', '07', '10']) {
      const amount = { minor: 10_000 + rates.length, currency: 'EUR' };
      rates.push({ ...key, id: `rate${rates.length}`, amount, validFrom: `2026-${month}-01` });
    }
  };
  add({ scope: 'organization', scopeId: 'practice', actorId: null });
  for (let client = 0; client < 40; client += 1)
    add({ scope: 'client', scopeId: `client${client}`, actorId: null });
  for (let project = 0; project < 200; project += 2) {
    add({ scope: 'project', scopeId: `project${project}`, actorId: null });
    add({ scope: 'project', scopeId: `project${project}`, actorId: `actor${project % 10}` });
    add({ scope: 'task', scopeId: `task${project}`, actorId: null });
  }
  const works = Array.from({ length: entries }, (_, at) => ({
    taskId: at % 3 === 0 ? `task${at % 200}` : null,
    projectId: `project${at % 200}`,
    clientId: `client${at % 40}`,
    organizationId: 'practice',
    actorId: `actor${at % 10}`,
    date: day(at),
    currency: 'EUR',
  }));
  return { rates, works };
}

export function measureEffectiveRates(): BenchRow {
  const { rates, works } = makeYear();
  const from = performance.now();
  const book = createRateBook(rates);
  let sum = 0;
  for (const work of works) sum += findRate(book, work)?.amount.minor ?? 0;
  const took = performance.now() - from;
  const name = `effective rates of a year, ${works.length} entries, ${rates.length} rates`;
  return {
    ...withinLimit(name, { ours: took, limit: limitMs, unit: 'ms' }),
    ok: took <= limitMs && sum > 0,
  };
}

export const benchmark: Benchmark = {
  name: 'rates',
  async run() {
    const seed = Number(process.env['VIREO_SEED'] ?? Date.now() % 1e9);
    const wrong = countWrong(seed);
    return [
      {
        ...withinLimit(`rates of ${timelines} random timelines (seed ${seed}): other than by brute force`, {
          ours: wrong,
          limit: 1,
          unit: '',
        }),
        ok: wrong === 0,
      },
      measureEffectiveRates(),
    ];
  },
};
