/**
 * What the extension costs an editor that nobody uses: the time of its start, the size of its entry, and what goes
 * on in an idle window while a timer runs. The editor's own git extension beside it, by the editor's own clock.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../scripts/paths.ts';
import { atLeast, atMost, type Benchmark, type BenchRow, percentile, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { type ActivationTime, parseActivationTime, readStartupReport } from './support/activation-times.ts';
import { type DemoWindow, openDemo } from './support/demo-window.ts';
import { shortestGap, watchIdle } from './support/idle-window.ts';

const activations = sized(7, 1);
const activateLimitMs = 50;
const entryLimitKilobytes = 100;
const idleLengthMs = sized(190_000, 1_000);
const stillLengthMs = sized(70_000, 1_000);
const calmMs = sized(15_000, 1_000);
const minuteMs = 60_000;
/** Timers of a busy machine fire late, and then the next one comes a little sooner after. */
const minuteShare = 0.98;

interface Start {
  readonly ours: ActivationTime;
  readonly git: ActivationTime;
}

async function readStart({ workbench, editor }: DemoWindow): Promise<Start> {
  const report = await readStartupReport(workbench, editor.browser);
  return {
    ours: parseActivationTime(report, 'vireo.vireo'),
    git: parseActivationTime(report, 'vscode.git'),
  };
}

async function measureStarts(window: DemoWindow): Promise<BenchRow[]> {
  const starts: Start[] = [];
  while (starts.length < activations) {
    await window.reload();
    starts.push(await readStart(window));
  }
  const median = (pick: (start: Start) => number) => percentile(starts.map(pick), 0.5);
  const beside = (name: string, pick: (time: ActivationTime) => number) =>
    atMost({
      name,
      unit: 'ms',
      ours: median(({ ours }) => pick(ours)),
      peer: median(({ git }) => pick(git)),
      peerName: "VS Code's git extension",
    });
  return [
    withinLimit(`activate() returns, median of ${activations}`, {
      ours: median(({ ours }) => ours.callMs),
      limit: activateLimitMs,
      unit: 'ms',
    }),
    beside('activated', ({ callMs, finishMs }) => callMs + finishMs),
    beside('loaded and activated', ({ loadMs, callMs, finishMs }) => loadMs + callMs + finishMs),
  ];
}

function measureEntry(): BenchRow {
  const bytes = statSync(path.join(projectRoot, 'dist/extension.js')).size;
  return withinLimit('entry bundle', { ours: bytes / 1000, limit: entryLimitKilobytes, unit: 'kB' });
}

/** While no timer runs, nothing is sent at all. */
async function measureStillness({ workbench, editor }: DemoWindow): Promise<BenchRow> {
  await workbench.statusItem('vireo.timer').filter({ hasText: 'today' }).waitFor();
  const watched = { dataDirectory: editor.dataDirectory, selectors: ['[id="vireo.vireo.vireo.timer"]'] };
  // What the start has set off is over first.
  await watchIdle(workbench.page, { ...watched, lengthMs: calmMs });
  const { requests } = await watchIdle(workbench.page, { ...watched, lengthMs: stillLengthMs });
  const stillMs = requests.length === 0 ? stillLengthMs : 0;
  return atLeast(
    {
      name: `without a request, idle and no timer running, ${requests.length} in ${stillLengthMs / 1000} s`,
      unit: 's',
      ours: stillMs / 1000,
      peer: stillLengthMs / 1000,
      peerName: 'limit',
    },
    1,
  );
}

/** With a timer running and our views in sight: the most that an idle window ever has to show. */
async function measureIdle({ workbench, editor }: DemoWindow): Promise<BenchRow[]> {
  const timer = workbench.statusItem('vireo.timer');
  await timer.click();
  await workbench.pick('Orders service');
  await timer.filter({ hasText: 'Orders service' }).waitFor();
  await workbench.showContainer('Vireo');
  await workbench.treeItem(/Orders service/).waitFor();
  // The first minute is over, and with it all that the start and the click have set off.
  await timer.filter({ hasText: '0:01' }).waitFor({ timeout: 2 * minuteMs });
  const { requests, redraws } = await watchIdle(workbench.page, {
    dataDirectory: editor.dataDirectory,
    selectors: ['[id="vireo.vireo.vireo.timer"]', '.sidebar'],
    lengthMs: idleLengthMs,
  });
  const row = (what: string, times: readonly number[]) =>
    atLeast(
      {
        name: `shortest time between two ${what}, idle, ${times.length} in ${idleLengthMs / 1000} s`,
        unit: 's',
        ours: shortestGap(times, idleLengthMs) / 1000,
        peer: minuteMs / 1000,
        peerName: 'limit',
      },
      minuteShare,
    );
  return [row('requests', requests), row('redraws', redraws)];
}

export const benchmark: Benchmark = {
  name: 'editor',
  async run() {
    await using window = await openDemo();
    return [
      ...(await measureStarts(window)),
      measureEntry(),
      await measureStillness(window),
      ...(await measureIdle(window)),
    ];
  },
};
