import assert from 'node:assert/strict';
import type { TaskResult } from './repeat-failed.ts';
import { describeTimes } from './times.ts';
import { nothing } from './totals.ts';

const took = (suite: string, wallSeconds: number, cpuSeconds: number): TaskResult => ({
  suite,
  totals: nothing,
  wallSeconds,
  cpuSeconds,
  fileSeconds: {},
});

describe('the table of times', () => {
  it('has the share and the CPU seconds of each suite, the longest first', () => {
    const [, first = '', second = '', run = ''] = describeTimes(
      [took('unit', 10, 8), took('e2e', 60, 90), took('unit', 10, 8)],
      41,
    ).split('\n');

    assert.match(first, /^e2e +60\.0 s +75 % +CPU +90\.0 s$/);
    assert.match(second, /^unit +20\.0 s +25 % +CPU +16\.0 s$/);
    assert.match(run, /^the run: 41 s on \d+ cores/);
  });

  it('names the dearest files', () => {
    const fileCpuSeconds = { 'src/a.test.ts': 2, 'src/b.test.ts': 30, 'src/c.test.ts': 0.1 };
    const table = describeTimes([{ ...took('unit', 40, 33), fileCpuSeconds }], 41);

    assert.match(
      table,
      /\ndearest files, by CPU:\n +30\.0 s {2}src\/b\.test\.ts\n +2\.0 s {2}src\/a\.test\.ts\nthe run/,
    );
  });

  it('leaves out CPU seconds that nobody counted', () => {
    assert.doesNotMatch(describeTimes([took('check', 10, 0)], 10).split('\n')[1] ?? '', /CPU/);
  });
});
