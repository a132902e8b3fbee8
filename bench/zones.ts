/** Every zone and each change of its clocks from 2015 to 2035: days add up, and those of 23 and 25 hours are as long. */
import { checkZones } from '../src/domain/testing/zone-transitions.ts';
import { type Benchmark, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';

const limitSeconds = 60;
const zones = sized(Number.POSITIVE_INFINITY, 3);

function firstOf<Item>(items: Iterable<Item>, most: number): Item[] {
  const taken: Item[] = [];
  for (const item of items) {
    if (taken.length >= most) break;
    taken.push(item);
  }
  return taken;
}

export const benchmark: Benchmark = {
  name: 'zones',
  async run() {
    const from = performance.now();
    const checks = firstOf(checkZones(0), zones);
    const seconds = (performance.now() - from) / 1000;
    const faults = checks.flatMap((check) => check.faults);
    for (const fault of faults) console.error(fault);
    const count = (read: (check: (typeof checks)[number]) => number) =>
      checks.reduce((sum, check) => sum + read(check), 0);
    const [transitions, oddDays] = [count((check) => check.transitions), count((check) => check.oddDays)];
    const name = `${checks.length} zones, ${transitions} transitions 2015–2035, ${oddDays} days of other than 24 h`;
    return [
      {
        ...withinLimit(`${name}: wrong`, { ours: faults.length, limit: 1, unit: '' }),
        ok: faults.length === 0,
      },
      withinLimit('all of them gone through in', { ours: seconds, limit: limitSeconds, unit: 's' }),
    ];
  },
};
