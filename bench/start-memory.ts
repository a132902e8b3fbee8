/**
 * Memory of `npm start` in a clone that was not built yet: the most that it and all it starts hold at one moment, from the
 * command to the address. A smoke run takes what is built.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../scripts/paths.ts';
import { forgetPackage } from '../scripts/start/extension-package.ts';
import { type Benchmark, withinLimit } from './benchmark.ts';
import { isSmoke } from './size.ts';
import { findFreePort } from './support/free-port.ts';
import { npmStart } from './support/npm-start.ts';
import { canReadProcesses } from './support/process-facts.ts';
import { watchTreeMemory } from './support/tree-memory.ts';

const limitMegabytes = 1_800;

async function measure(directory: string): Promise<number> {
  const watch = watchTreeMemory(process.pid);
  try {
    const started = await npmStart(directory, await findFreePort());
    await started.stop();
  } finally {
    watch.stop();
  }
  return watch.mostMegabytes;
}

export const benchmark: Benchmark = {
  name: 'start-memory',
  async run() {
    if (!canReadProcesses) throw new Error('Only a system with /proc tells what other processes hold.');
    const base = await realpath(await mkdtemp(path.join(os.tmpdir(), 'vr-')));
    try {
      if (!isSmoke) await forgetPackage(projectRoot);
      return [
        withinLimit('npm start with its build, memory of all its processes', {
          ours: await measure(path.join(base, 'start')),
          limit: limitMegabytes,
          unit: 'MB',
        }),
      ];
    } finally {
      await rm(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }
  },
};
