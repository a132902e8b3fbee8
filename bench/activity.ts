/** What the extension does at a keystroke to know that somebody works: a day of typing, each key measured. */
import { Activity, minuteMs } from '../src/extension/features/timer/activity.ts';
import { type Benchmark, type BenchRow, percentile, withinLimit } from './benchmark.ts';

const keystrokes = 200_000;
/** Ten hours of keys, so that minutes begin and pauses end among them. */
const stepMs = (10 * 60 * minuteMs) / keystrokes;

async function run(): Promise<readonly BenchRow[]> {
  const activity = new Activity(0);
  let told = 0;
  activity.watchForPauses(10 * minuteMs);
  activity.onDidBeginMinute(() => {
    told += 1;
  });
  const samples: number[] = [];
  for (let key = 1; key <= keystrokes; key += 1) {
    const before = performance.now();
    activity.mark(key * stepMs);
    samples.push(performance.now() - before);
  }
  if (told !== 601) throw new Error(`${told} minutes were told of, not 601`);
  return [
    withinLimit('activity noted at a keystroke, p99', {
      ours: percentile(samples, 0.99),
      limit: 0.2,
      unit: 'ms',
    }),
  ];
}

export const benchmark: Benchmark = { name: 'activity', run };
