/** A week of ten years of time, and what the Timesheets view asks for, over real HTTP. */
import type { Week } from '../src/api-client/index.ts';
import { isoWeekOf } from '../src/domain/zones.ts';
import { WebviewBench } from '../test/webviews/webview-page.ts';
import { toWeekContent } from '../webviews/week/host/week-content.ts';
import { weekView } from '../webviews/week/week.page.ts';
import { type Benchmark, percentile, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { startBackend } from './support/backend.ts';
import { makePractice, type Practice } from './support/practice.ts';

const entries = sized(100_000, 200);
const dayMs = 86_400_000;
const tenYearsMs = 3_652 * dayMs;
const samples = sized(200, 3);
const limitMs = 60;

const screenLimitMs = 200;
const screens = sized(40, 2);

type Ask = (path: string) => Promise<unknown>;

function dateBefore(ms: number): string {
  return new Date(Date.now() - ms).toISOString().slice(0, 10);
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Weeks all over the ten years; the first request of a few years waits for the holidays, once. */
async function measureWeeks(ask: Ask): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < samples; index += 1) {
    const { start } = isoWeekOf(dateBefore((tenYearsMs * (index + 0.5)) / samples));
    times.push(await time(() => ask(`/weeks/${start}`)));
  }
  return times;
}

/** From the request for a week until it is painted, in a browser without the editor. */
async function measureScreens(ask: Ask): Promise<readonly number[]> {
  const bench = await WebviewBench.start(weekView);
  try {
    const { page } = await bench.open({ host: () => [], withMotion: true });
    const times: number[] = [];
    for (let index = 0; index < screens; index += 1) {
      const { start } = isoWeekOf(dateBefore((tenYearsMs * (index + 0.5)) / screens));
      times.push(
        await time(async () => {
          const week = (await ask(`/weeks/${start}`)) as Week;
          const facts = { today: start, now: Date.now(), emptyRows: [], zone: 'Europe/Berlin', person: null };
          const content = toWeekContent(week, { ...facts, canUndo: false, canRedo: false, questions: [] });
          await page.evaluate(showAndPaint, JSON.stringify(content));
        }),
      );
    }
    return times;
  } finally {
    await bench.stop();
  }
}

/** Runs in the page: a frame draws what the message changed, the next begins when that is on screen. */
async function showAndPaint(message: string): Promise<void> {
  window.postMessage(JSON.parse(message), '*');
  for (let frame = 0; frame < 3; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** What is asked for at once when the view appears, and a year that is opened. */
async function measureTree(ask: Ask): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < samples; index += 1) {
    const from = dateBefore(((index % 10) + 1) * 365 * dayMs);
    const to = dateBefore((index % 10) * 365 * dayMs);
    const paths = [
      '/users/me',
      `/timesheets?from=${from}&to=${to}&limit=500`,
      `/timesheets?to=${from}&limit=1`,
      `/weeks?from=${from}&to=${to}`,
    ];
    times.push(await time(() => Promise.all(paths.map(ask))));
  }
  return times;
}

async function withBackend<T>({ directory }: Practice, work: (ask: Ask) => Promise<T>): Promise<T> {
  const server = await startBackend(directory);
  const headers = { authorization: `Bearer ${server.token}` };
  try {
    return await work(async (path) => {
      const reply = await fetch(`${server.url}/api/v1${path}`, { headers });
      if (reply.status !== 200) throw new Error(`${path} was answered with ${reply.status}.`);
      return await reply.json();
    });
  } finally {
    await server.stop();
  }
}

export const benchmark: Benchmark = {
  name: 'week',
  async run() {
    const practice = await makePractice(entries, { spacingMs: tenYearsMs / entries });
    try {
      const [weeks, tree, shown] = await withBackend(
        practice,
        async (ask) => [await measureWeeks(ask), await measureTree(ask), await measureScreens(ask)] as const,
      );
      const row = (name: string, times: readonly number[], limit = limitMs) =>
        withinLimit(name, { ours: percentile(times, 0.95), limit, unit: 'ms' });
      return [
        row('a week of 100,000 entries over ten years, p95', weeks),
        row('a week of them on screen, p95', shown, screenLimitMs),
        row('what the Timesheets view asks for of a year, p95', tree),
      ];
    } finally {
      await practice.remove();
    }
  },
};
