/**
 * How soon a page shows something, and how soon it shows what somebody opened it for: from the page's own navigation, as
 * the editor's frame starts it. An empty webview in the same window tells what the editor takes by itself.
 */
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { atMost, type Benchmark, type BenchRow, percentile, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';
import { openDemo } from '../support/demo-window.ts';
import { measureCoachScroll } from './coach-scroll.ts';
import { type PageTimes, timePage } from './page-times.ts';

const rounds = sized(7, 1);
const paintLimitMs = 150;
const dataLimitMs = 400;
/** A skeleton has more to lay out than a heading, and its module loads meanwhile. */
const paintShare = 2.5;

const pages = [
  { name: 'Dashboard', command: 'Vireo: Open Dashboard', element: 'vireo-dashboard' },
  { name: 'Week', command: 'Vireo: Open Week', element: 'vireo-week' },
  { name: 'Reports', command: 'Vireo: Open Reports', element: 'vireo-reports' },
  { name: 'Invoices', command: 'Vireo: Open Invoices Overview', element: 'vireo-money' },
  { name: 'Scanner', command: 'Vireo: Open Scanner', element: 'vireo-scanner' },
] as const;
const empty = { name: 'empty', command: 'Bench: Open Empty Page', element: 'empty-page' } as const;

type Measured = Readonly<Record<string, readonly PageTimes[]>>;

/** In turn, so that what else the machine does concerns all of them. The first round loads bundles and is not counted. */
async function measure(probe: string): Promise<Measured> {
  await using window = await openDemo({ beside: [probe] });
  const measured: Record<string, PageTimes[]> = Object.fromEntries(
    [empty, ...pages].map(({ name }) => [name, []]),
  );
  for (let round = 0; round <= rounds; round += 1) {
    for (const page of [empty, ...pages]) {
      const times = await timePage(window.workbench, { ...page, isFilled: page !== empty });
      if (round > 0) measured[page.name]?.push(times);
    }
  }
  return measured;
}

function rowsOf(measured: Measured): BenchRow[] {
  const median = (name: string, pick: (times: PageTimes) => number) =>
    percentile((measured[name] ?? []).map(pick), 0.5);
  const bare = median(empty.name, ({ paintMs }) => paintMs);
  return pages.flatMap(({ name }) => {
    const paint = median(name, ({ paintMs }) => paintMs);
    const data = median(name, ({ dataMs }) => dataMs);
    const row = { unit: 'ms', peer: bare, peerName: 'empty webview' };
    return [
      withinLimit(`${name}, first paint, median of ${rounds}`, {
        ours: paint,
        limit: paintLimitMs,
        unit: 'ms',
      }),
      atMost({ ...row, name: `${name}, first paint`, ours: paint }, paintShare),
      withinLimit(`${name}, first data, median of ${rounds}`, { ours: data, limit: dataLimitMs, unit: 'ms' }),
    ];
  });
}

export const benchmark: Benchmark = {
  name: 'pages',
  run: async () => {
    const rows = rowsOf(await measure(path.join(projectRoot, 'bench/support/empty-page')));
    return [...rows, ...(await measureCoachScroll())];
  },
};
