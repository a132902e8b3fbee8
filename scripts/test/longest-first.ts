/**
 * One pool for everything that a run does: where a core is free, the longest job that can begin takes it, so none waits at
 * a suite's end. A job that mostly waits takes a part of a core.
 */
import os from 'node:os';

export interface Job<R> {
  /** How long it is expected to take: only the order among jobs counts. */
  readonly seconds: number;
  /** Of a core, above 0 and at most 1; without it a whole one. */
  readonly share?: number;
  /** Until it settles the job cannot begin, and others go first. */
  readonly ready?: Promise<unknown>;
  readonly run: () => Promise<R>;
}

/** Runs each job once; the results are in the jobs' order. */
export async function runLongestFirst<R>(
  jobs: readonly Job<R>[],
  cores = os.availableParallelism(),
): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = new Set(queue(jobs));
  const running = new Set<Promise<void>>();
  let free = cores;
  const start = ({ job, index, share }: Waiting<R>): void => {
    free -= share;
    const ended = job.run().then((result) => {
      results[index] = result;
      free += share;
      running.delete(ended);
    });
    running.add(ended);
  };
  while (waiting.size > 0) {
    for (const next of waiting) {
      if (!next.isReady || next.share > free + leastShare) continue;
      waiting.delete(next);
      start(next);
    }
    await Promise.race([
      ...running,
      ...[...waiting].filter(({ isReady }) => !isReady).map(({ ready }) => ready),
    ]);
  }
  await Promise.all(running);
  return results;
}

/** Shares are sums of fractions: less than this of a core is none. */
const leastShare = 0.01;

interface Waiting<R> {
  readonly job: Job<R>;
  readonly index: number;
  readonly share: number;
  isReady: boolean;
  readonly ready: Promise<void>;
}

function queue<R>(jobs: readonly Job<R>[]): readonly Waiting<R>[] {
  const byLength = jobs.map((job, index) => ({ job, index })).sort((a, b) => b.job.seconds - a.job.seconds);
  return byLength.map(({ job, index }) => waitFor(job, index));
}

function waitFor<R>(job: Job<R>, index: number): Waiting<R> {
  const begin = (): void => {
    waiting.isReady = true;
  };
  const ready = job.ready?.then(begin, begin) ?? Promise.resolve();
  const waiting: Waiting<R> = { job, index, share: job.share ?? 1, isReady: job.ready === undefined, ready };
  return waiting;
}
