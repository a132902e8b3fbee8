/** What a job costs beyond its own work: 1,000 that do nothing, each enqueued in a transaction of its own, then run. */

import { openStore } from '../src/backend/local/open-store.ts';
import { EmbeddedJobQueue } from '../src/backend/platform/jobs/embedded-job-queue.ts';
import { type Benchmark, type BenchRow, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { makePractice } from './support/practice.ts';

const jobCount = sized(1_000, 3);
const limitMs = 15;

async function measure(
  directory: string,
  organizationId: string,
  driver: 'sqljs' | 'node-sqlite',
): Promise<BenchRow> {
  const database = await openStore({ directory, driver });
  let runs = 0;
  const queue = new EmbeddedJobQueue({
    db: database.query,
    clock: () => Date.now(),
    exclusive: true,
    onError: (error) => {
      throw error;
    },
  });
  queue.handle('nothing', {
    concurrency: 2,
    async run() {
      runs += 1;
    },
  });
  await queue.start();
  const startedAt = performance.now();
  for (let index = 0; index < jobCount; index += 1) {
    await database.transaction((trx) =>
      queue.enqueue(trx, { kind: 'nothing', organizationId, payload: { index } }),
    );
    queue.wake();
  }
  await queue.idle();
  const perJob = (performance.now() - startedAt) / jobCount;
  await queue.stop();
  await database.close();
  if (runs !== jobCount) {
    throw new Error(`${runs} of ${jobCount} jobs ran.`);
  }
  return withinLimit(`overhead of a job, of ${jobCount} (${driver})`, {
    ours: perJob,
    limit: limitMs,
    unit: 'ms',
  });
}

export const benchmark: Benchmark = {
  name: 'jobs',
  async run() {
    const practice = await makePractice(1);
    try {
      const { directory, organizationId } = practice;
      return [
        await measure(directory, organizationId, 'sqljs'),
        await measure(directory, organizationId, 'node-sqlite'),
      ];
    } finally {
      await practice.remove();
    }
  },
};
