/** Loaded before a program (`node --import`): when it ends, what it took is written to the file of VIREO_BENCH_USAGE. */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

/** What a process took from its start to its end, all threads together. */
export interface Usage {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly maxMegabytes: number;
}

const file = process.env['VIREO_BENCH_USAGE'];
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage: Usage = {
      wallSeconds: performance.now() / 1000,
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
      maxMegabytes: maxRSS / 1024,
    };
    writeFileSync(file, JSON.stringify(usage));
  });
}
